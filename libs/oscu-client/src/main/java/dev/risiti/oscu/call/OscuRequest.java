package dev.risiti.oscu.call;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One request as the bytes that go to KRA. Built once, stored as the durable attempt, and sent byte-identically however
 * often it is sent.
 *
 * <p>{@link #toString()} shows call and hash only: a body may hold a password or a buyer's name.
 */
public final class OscuRequest {
    private final OscuCall call;
    private final byte[] body;
    private final String sha256;

    /** A request from stored bytes, or from an encoder. */
    public OscuRequest(OscuCall call, byte[] body) {
        this.call = call;
        this.body = body.clone();
        this.sha256 = HexFormat.of().formatHex(digest().digest(body));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    public OscuCall call() {
        return call;
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** SHA-256 of the body in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OscuRequest that && call == that.call && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "OscuRequest[" + call.wireName() + " sha256=" + sha256 + "]";
    }
}
