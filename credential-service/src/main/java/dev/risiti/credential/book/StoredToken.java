package dev.risiti.credential.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a book, decrypted.
 *
 * @param refreshToken a secret
 * @param accessToken a secret; null before the first refresh
 * @param obtainedAt when the access token came
 * @param version grows with each change
 * @param connected false when only a person can connect the book again
 */
record StoredToken(
        String bookId,
        String refreshToken,
        @Nullable String accessToken,
        @Nullable Instant accessExpires,
        @Nullable Instant obtainedAt,
        long version,
        boolean connected) {

    @Override
    public String toString() {
        return "StoredToken[bookId=" + bookId + ", version=" + version + ", tokens hidden]";
    }
}
