package dev.risiti.credential.client;

import org.jspecify.annotations.Nullable;

/** A key, book or token could not be had. Its text names ids only, never a secret. */
public final class CredentialsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller decides by. */
    public enum Why {
        /** credential-service, or the provider behind it, does not answer: try again later. */
        UNREACHABLE,
        /** It is known but has nothing to give yet, such as a device before its initialisation: try again later. */
        NOT_READY,
        /** The provider ended the connection: a person must reconnect the book. */
        RECONNECT_REQUIRED,
        /** There is no such device or book. */
        UNKNOWN,
        /** credential-service refuses this caller; its token is wrong. */
        REFUSED
    }

    private final Why why;
    private final String code;

    CredentialsUnavailable(Why why, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
        this.code = code;
    }

    public Why why() {
        return why;
    }

    /** The stable code credential-service gave, such as {@code DEVICE_NOT_INITIALISED}; else the name of why. */
    public String code() {
        return code;
    }

    /** Whether waiting may help, without a person. */
    public boolean temporary() {
        return why == Why.UNREACHABLE || why == Why.NOT_READY;
    }
}
