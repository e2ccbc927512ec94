package dev.risiti.contracts.document;

/** The kinds of document that reach KRA. Part of a document's identity. */
public enum DocumentKind {
    SALE,
    CREDIT_NOTE,
    ITEM,
    ITEM_COMPOSITION,
    BRANCH_CUSTOMER,
    BRANCH_USER,
    BRANCH_INSURANCE,
    STOCK_MOVEMENT,
    STOCK_COUNT,
    PURCHASE_DECISION,
    IMPORT_DECISION
}
