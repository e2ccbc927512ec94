package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentKind;

/**
 * Inside a lane, order is kept per stream; a blocked stream stops only itself (design section 5). The order of the
 * constants is the order in which a lane looks for its next call.
 */
public enum Stream {
    SETUP,
    /** Items in the lane of their taxpayer's items; in a device's lane what items are composed of. */
    ITEMS,
    SALES,
    STOCK,
    PURCHASES,
    IMPORTS;

    /** The stream of a kind of document. */
    public static Stream of(DocumentKind kind) {
        return switch (kind) {
            case BRANCH_USER, BRANCH_CUSTOMER, BRANCH_INSURANCE -> SETUP;
            case ITEM, ITEM_COMPOSITION -> ITEMS;
            case SALE, CREDIT_NOTE -> SALES;
            case STOCK_MOVEMENT, STOCK_COUNT -> STOCK;
            case PURCHASE_DECISION -> PURCHASES;
            case IMPORT_DECISION -> IMPORTS;
        };
    }
}
