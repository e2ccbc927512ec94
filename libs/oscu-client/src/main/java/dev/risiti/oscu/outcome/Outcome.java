package dev.risiti.oscu.outcome;

import dev.risiti.oscu.wire.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one call (design section 5, "Outcomes"). */
public sealed interface Outcome {
    /** KRA's result code, when a reply had one. */
    @Nullable
    String resultCd();

    /** KRA's words verbatim; where KRA said nothing, ours about the transport. Never a key. */
    String words();

    /** The raw reply with at most 64 KiB of body, when there was one. */
    @Nullable
    Reply reply();

    /**
     * KRA did it, or answered the look-up.
     *
     * @param answer the typed data; for a sale always all five receipt fields
     * @param resultAt KRA's time of the answer: the next watermark of a list
     */
    record Accepted(
            Answer answer,
            String resultCd,
            String words,
            @Nullable Instant resultAt,
            @Nullable Reply reply) implements Outcome {}

    /**
     * KRA refuses this document; sending it again unchanged never helps. With {@code expected} the refusal is about a
     * counter or a balance instead, and KRA names its own figure.
     */
    record RefusedDocument(
            @Nullable String resultCd,
            String words,
            @Nullable Expected expected,
            @Nullable Reply reply) implements Outcome {}

    /** KRA refuses the device, its key, the headers or the path; the document itself was not judged. */
    record RefusedConnection(
            Trouble trouble,
            @Nullable String resultCd,
            String words,
            @Nullable Reply reply) implements Outcome {}

    /** KRA misses something that has to come first. */
    record RefusedDependency(
            Need need,
            @Nullable String resultCd,
            String words,
            @Nullable Reply reply) implements Outcome {}

    /** KRA certainly has not seen the request; sending it again is safe. */
    record NotSent(
            NotSent.Reason reason, String words, @Nullable Reply reply) implements Outcome {
        /** Why nothing left. */
        public enum Reason {
            /** Refused, unresolved, or too slow to connect; includes a failed TLS handshake. */
            NOT_CONNECTED,
            /** All connections to KRA were in use for the whole connect time. */
            NO_FREE_CONNECTION,
            /** The caller has no credentials of the device, so there was nothing to send with. */
            NO_CREDENTIALS,
            /** The time in which the caller may send was over before the request left. */
            TOO_LATE,
            /** The gateway's token endpoint gave no token in time. */
            NO_TOKEN,
            /** The gateway turned its token away before routing the request. */
            TOKEN_REJECTED
        }

        /** Always null: nothing judged the request. */
        @Override
        public @Nullable String resultCd() {
            return null;
        }
    }

    /** Nobody knows whether KRA did it; resolve by {@link UnknownResolution}. A look-up may simply be asked again. */
    record Unknown(
            Unknown.Reason reason,
            @Nullable String resultCd,
            String words,
            @Nullable Reply reply) implements Outcome {
        /** What is known about the missing answer. */
        public enum Reason {
            /** KRA already holds something under this number (994): look it up without waiting. */
            DUPLICATE,
            /** KRA failed inside (999, 991 to 993): look up, at most three sends, then a person. */
            SERVER_ERROR,
            /** The deadline passed. */
            TIMEOUT,
            /** The connection broke after the request may have left. */
            CONNECTION_LOST,
            /** An HTTP status that leaves it open: 504 and other 5xx, 408, or one nobody foresaw. */
            HTTP_STATUS,
            /** A body that is not the JSON it should be: HTML, cut, empty, too large. */
            UNREADABLE,
            /** A success that lacks what it must bring, such as one of the five receipt fields. */
            INCOMPLETE,
            /** A result code that is not in KRA's list. */
            UNLISTED_CODE
        }
    }

    /**
     * KRA asks us to slow down (429, 990); the request was not carried out.
     *
     * @param retryAfter how long KRA asks to wait, when it says so
     */
    record Throttled(
            @Nullable Duration retryAfter,
            @Nullable String resultCd,
            String words,
            @Nullable Reply reply) implements Outcome {}

    /** What is wrong with the connection. */
    enum Trouble {
        /** PIN, branch or key did not arrive (900). */
        HEADERS_MISSING,
        /** PIN, branch, serial or key unknown, not approved, or another environment's (901). */
        DEVICE_REJECTED,
        /** Initialised before; the key does not come again (902). */
        ALREADY_INSTALLED,
        /** The serial belongs to another solution (903). */
        OTHER_SOLUTION,
        /** The gateway turns our app away: its key and secret, or its id, which is missing or of another environment. */
        APP_REJECTED,
        /** KRA holds the device more than once and has to clean up. */
        DEVICE_CORRUPTED,
        /** No such path or method at KRA. */
        UNROUTED,
        /** HTTP 401 where no token is in play. */
        ACCESS_DENIED
    }

    /** What has to come first. */
    enum Need {
        ITEM,
        STOCK,
        CLASS_LIST,
        /** The invoice that a credit note names. */
        ORIGINAL,
        /** The sale that a stock movement belongs to (922). */
        SALE
    }

    /** A figure KRA keeps itself. */
    enum Counter {
        INVOICE_NUMBER,
        MOVEMENT_NUMBER,
        ITEM_NUMBER,
        STOCK_ON_HAND
    }

    /** The figure a refusal names as the right one. */
    record Expected(Counter counter, BigDecimal value) {
        /**
         * Whether KRA's next number lies beyond the one sent: then that number was taken before, by us or by another
         * system on the same device, because the counter moves on acceptance only (KRA reference 3.3).
         */
        public boolean saysTaken(long sent) {
            return counter != Counter.STOCK_ON_HAND && value.compareTo(BigDecimal.valueOf(sent)) > 0;
        }
    }
}
