package dev.risiti.credential.book;

import java.time.Duration;

/** What a provider's token endpoint answers to a refresh. */
sealed interface Grant {

    /**
     * New tokens. The refresh token may be the old one or a new one; either way it is the one to keep.
     *
     * @param accessToken a secret
     * @param refreshToken a secret
     */
    record Renewed(String accessToken, String refreshToken, Duration lifetime) implements Grant {
        @Override
        public String toString() {
            return "Renewed[lifetime=" + lifetime + ", tokens hidden]";
        }
    }

    /** The refresh token is dead for good ({@code invalid_grant}). */
    record Ended() implements Grant {}

    /** No tokens this time. */
    record Failed(String words) implements Grant {}
}
