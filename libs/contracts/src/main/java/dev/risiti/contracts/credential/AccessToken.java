package dev.risiti.contracts.credential;

import java.time.Instant;

/**
 * A live OAuth access token of a book.
 *
 * @param value a secret
 */
public record AccessToken(String bookId, String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccessToken[bookId=" + bookId + ", expiresAt=" + expiresAt + ", value hidden]";
    }
}
