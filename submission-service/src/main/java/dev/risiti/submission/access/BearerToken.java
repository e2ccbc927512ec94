package dev.risiti.submission.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A token that a caller must show. Kept as its hash: comparing takes the same time however much of it is right. */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    BearerToken(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("a bearer token must not be blank");
        }
        this.hash = hash(token);
    }

    /** @param authorization the request's header */
    boolean isShownBy(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        hash, hash(authorization.substring(SCHEME.length()).strip()));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
