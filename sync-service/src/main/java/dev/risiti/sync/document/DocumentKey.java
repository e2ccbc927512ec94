package dev.risiti.sync.document;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A document of a book, such as {@code Invoice/1042}. */
@Embeddable
public record DocumentKey(
        @Column(name = "book_id") String bookId,
        @Column(name = "source_document_id") String sourceDocumentId) {}
