package dev.risiti.oscu.call;

import java.util.Optional;

/** All OSCU calls. Each is POST with a JSON body, look-ups too (KRA reference 2). */
public enum OscuCall {
    SELECT_INIT_OSDC_INFO("selectInitOsdcInfo", "initialize", Kind.WRITE),
    SELECT_CODE_LIST("selectCodeList", "selectCodeList", Kind.CHANGES),
    SELECT_ITEM_CLS_LIST("selectItemClsList", "selectItemClass", Kind.CHANGES),
    SELECT_BHF_LIST("selectBhfList", "branchList", Kind.CHANGES),
    SELECT_NOTICE_LIST("selectNoticeList", "selectNoticeList", Kind.CHANGES),
    SELECT_CUSTOMER("selectCustomer", "customerPinInfo", Kind.QUESTION),
    SELECT_TAXPAYER_INFO("selectTaxpayerInfo", "selectTaxpayerInfo", Kind.CHANGES),
    SELECT_CUSTOMER_LIST("selectCustomerList", "selectCustomerList", Kind.CHANGES),
    SAVE_BHF_CUSTOMER("saveBhfCustomer", "branchSendCustomerInfo", Kind.WRITE),
    SAVE_BHF_USER("saveBhfUser", "branchUserAccount", Kind.WRITE),
    SAVE_BHF_INSURANCE("saveBhfInsurance", "branchInsuranceInfo", Kind.WRITE),
    SAVE_ITEM("saveItem", "saveItem", Kind.WRITE),
    SELECT_ITEM_LIST("selectItemList", "itemInfo", Kind.CHANGES),
    SAVE_ITEM_COMPOSITION("saveItemComposition", "saveItemComposition", Kind.WRITE),
    SELECT_IMPORT_ITEM_LIST("selectImportItemList", "importedItemInfo", Kind.CHANGES),
    /** Not {@code importedItemConvertedInfo}, which answers success and stores nothing (KRA reference 8). */
    UPDATE_IMPORT_ITEM("updateImportItem", "updateImportItem", Kind.WRITE),
    SAVE_TRNS_SALES_OSDC("saveTrnsSalesOsdc", "sendSalesTransaction", Kind.WRITE),
    SELECT_INVOICE_DETAILS("selectInvoiceDetails", "selectInvoiceDetail", Kind.QUESTION),
    SELECT_TRNS_SALES_LIST("selectTrnsSalesList", "selectSalesTransactions", Kind.CHANGES),
    SELECT_TRNS_PURCHASE_SALES_LIST("selectTrnsPurchaseSalesList", "getPurchaseTransactionInfo", Kind.CHANGES),
    INSERT_TRNS_PURCHASE("insertTrnsPurchase", "sendPurchaseTransactionInfo", Kind.WRITE),
    SELECT_STOCK_MOVE_LIST("selectStockMoveList", "selectStockMoveLists", Kind.CHANGES),
    INSERT_STOCK_IO("insertStockIO", "insert/stockIO", Kind.WRITE),
    SAVE_STOCK_MASTER("saveStockMaster", "save/stockMaster", Kind.WRITE);

    private enum Kind {
        WRITE,
        /** Asks for what changed since a watermark. */
        CHANGES,
        /** Asks for one thing. */
        QUESTION
    }

    private final String wireName;
    private final String gatewayPath;
    private final Kind kind;

    OscuCall(String wireName, String gatewayPath, Kind kind) {
        this.wireName = wireName;
        this.gatewayPath = gatewayPath;
        this.kind = kind;
    }

    /** KRA's own name, as in its specification. */
    public String wireName() {
        return wireName;
    }

    /** Path below the base URL of that door, without a leading slash. */
    public String path(FrontDoor door) {
        return switch (door) {
            case DIRECT -> wireName;
            case GATEWAY -> gatewayPath;
        };
    }

    /** Whether KRA stores anything, so that a lost answer leaves the outcome unknown. Look-ups may be asked again. */
    public boolean changesState() {
        return kind == Kind.WRITE;
    }

    /** Whether the call answers with what changed since a moment. */
    public boolean listsChanges() {
        return kind == Kind.CHANGES;
    }

    /** The look-up that shows whether KRA holds what this call was to store, if there is one. */
    public Optional<OscuCall> lookUp() {
        return switch (this) {
            case SAVE_TRNS_SALES_OSDC -> Optional.of(SELECT_INVOICE_DETAILS);
            case SAVE_ITEM -> Optional.of(SELECT_ITEM_LIST);
            case UPDATE_IMPORT_ITEM -> Optional.of(SELECT_IMPORT_ITEM_LIST);
            default -> Optional.empty();
        };
    }

    /**
     * The call of that wire name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static OscuCall ofWireName(String wireName) {
        for (var call : values()) {
            if (call.wireName.equals(wireName)) {
                return call;
            }
        }
        throw new IllegalArgumentException("no OSCU call is named " + wireName);
    }
}
