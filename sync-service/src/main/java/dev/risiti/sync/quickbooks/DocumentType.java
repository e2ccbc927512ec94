package dev.risiti.sync.quickbooks;

import dev.risiti.contracts.document.DocumentKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The QuickBooks transactions that reach KRA. */
public enum DocumentType {
    INVOICE("Invoice", DocumentKind.SALE),
    SALES_RECEIPT("SalesReceipt", DocumentKind.SALE),
    CREDIT_MEMO("CreditMemo", DocumentKind.CREDIT_NOTE),
    REFUND_RECEIPT("RefundReceipt", DocumentKind.CREDIT_NOTE);

    private final String entity;
    private final DocumentKind kind;

    DocumentType(String entity, DocumentKind kind) {
        this.entity = entity;
        this.kind = kind;
    }

    /** The name that wraps it in an answer and names it in an attachment, such as {@code SalesReceipt}. */
    public String entity() {
        return entity;
    }

    /** The name in paths and events, such as {@code salesreceipt}. */
    public String path() {
        return entity.toLowerCase(Locale.ROOT);
    }

    public DocumentKind kind() {
        return kind;
    }

    /** The id of such a document among all documents of its book, such as {@code Invoice/1042}. */
    public String sourceDocumentId(String id) {
        return entity + "/" + id;
    }

    /** By entity name in any case. */
    public static Optional<DocumentType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.entity.equalsIgnoreCase(name))
                .findFirst();
    }
}
