package dev.risiti.oscu.http;

import java.time.Duration;

/** What asking for a token came to. */
sealed interface Grant {
    /**
     * A token.
     *
     * @param value secret
     * @param life how long it lasts from the moment it was asked for
     */
    record Token(String value, Duration life) implements Grant {
        /** Without the value. */
        @Override
        public String toString() {
            return "Token[life=" + life + "]";
        }
    }

    /** The gateway turns the app's key and secret away; asking again does not help. */
    record Refused(String words) implements Grant {}

    /** No token this time. */
    record Unavailable(String words) implements Grant {}
}
