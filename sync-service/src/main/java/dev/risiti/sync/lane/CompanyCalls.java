package dev.risiti.sync.lane;

import dev.risiti.contracts.books.Book;
import dev.risiti.sync.quickbooks.BooksCallException;
import dev.risiti.sync.quickbooks.FetchedEntity;
import dev.risiti.sync.quickbooks.QuickBooks;

/** The calls of one run to one company, counted against its budget. */
public final class CompanyCalls {
    private final QuickBooks quickBooks;
    private final Book book;
    private int left;

    CompanyCalls(QuickBooks quickBooks, Book book, int budget) {
        this.quickBooks = quickBooks;
        this.book = book;
        this.left = budget;
    }

    public Book book() {
        return book;
    }

    /** May fall below zero: a piece of work that was begun is finished. */
    int left() {
        return left;
    }

    /** As {@link QuickBooks#read}. */
    public FetchedEntity read(String entity, String id) throws BooksCallException {
        left--;
        return quickBooks.read(book, entity, id);
    }

    /** As {@link QuickBooks#attach}. */
    public void attach(String requestId, byte[] attachable) throws BooksCallException {
        left--;
        quickBooks.attach(book, requestId, attachable);
    }
}
