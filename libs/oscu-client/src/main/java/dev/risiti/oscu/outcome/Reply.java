package dev.risiti.oscu.outcome;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A raw HTTP reply. {@link #toString()} shows its size only: a body may hold the communication key.
 */
public final class Reply {
    /** How much of a body an outcome keeps. */
    static final int KEPT_BYTES = 64 * 1024;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean truncated;

    private Reply(int status, Map<String, String> headers, byte[] body, boolean truncated) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.truncated = truncated;
    }

    /**
     * A reply as it came.
     *
     * @param headers by name in any case; of repeated headers the first
     */
    public static Reply of(int status, Map<String, String> headers, byte[] body) {
        var caseless = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        return new Reply(status, caseless, body.clone(), false);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** A header by name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether the end of the body was cut off to save space. */
    public boolean truncated() {
        return truncated;
    }

    /** This reply with at most 64 KiB of body. */
    Reply kept() {
        return body.length <= KEPT_BYTES ? this : new Reply(status, headers, Arrays.copyOf(body, KEPT_BYTES), true);
    }

    @Override
    public String toString() {
        return "Reply[status=" + status + ", bytes=" + body.length + (truncated ? ", truncated]" : "]");
    }
}
