package dev.risiti.contracts.books;

import dev.risiti.contracts.value.Check;

/**
 * A company in an accounting tool, and how its documents become ours.
 *
 * @param provider such as {@code quickbooks}
 * @param accountId the company there (realm)
 */
public record Book(
        String bookId, String tenantId, String provider, String accountId, String name, BookMapping mapping) {
    public Book {
        Check.text("bookId", bookId, 64);
        Check.text("tenantId", tenantId, 64);
        Check.text("provider", provider, 32);
        Check.text("accountId", accountId, 64);
        Check.text("name", name, 200);
        Check.present("mapping", mapping);
    }

    /** The {@code source} of the documents of this book. */
    public String source() {
        return provider + "/" + accountId;
    }
}
