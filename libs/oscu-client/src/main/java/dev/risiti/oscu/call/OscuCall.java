package dev.risiti.oscu.call;

import java.util.Optional;

/** The OSCU calls in use. All are POST with a JSON body, look-ups too (KRA reference 2). */
public enum OscuCall {
    SELECT_INIT_OSDC_INFO("selectInitOsdcInfo", "initialize", true),
    SELECT_CODE_LIST("selectCodeList", "selectCodeList", false),
    SAVE_BHF_USER("saveBhfUser", "branchUserAccount", true),
    SAVE_ITEM("saveItem", "saveItem", true),
    SELECT_ITEM_LIST("selectItemList", "itemInfo", false),
    SAVE_TRNS_SALES_OSDC("saveTrnsSalesOsdc", "sendSalesTransaction", true),
    SELECT_INVOICE_DETAILS("selectInvoiceDetails", "selectInvoiceDetail", false),
    INSERT_STOCK_IO("insertStockIO", "insert/stockIO", true),
    SAVE_STOCK_MASTER("saveStockMaster", "save/stockMaster", true);

    private final String wireName;
    private final String gatewayPath;
    private final boolean changesState;

    OscuCall(String wireName, String gatewayPath, boolean changesState) {
        this.wireName = wireName;
        this.gatewayPath = gatewayPath;
        this.changesState = changesState;
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
        return changesState;
    }

    /** The look-up that shows whether KRA holds what this call was to store, if there is one. */
    public Optional<OscuCall> lookUp() {
        return switch (this) {
            case SAVE_TRNS_SALES_OSDC -> Optional.of(SELECT_INVOICE_DETAILS);
            case SAVE_ITEM -> Optional.of(SELECT_ITEM_LIST);
            case SELECT_INIT_OSDC_INFO,
                    SELECT_CODE_LIST,
                    SAVE_BHF_USER,
                    SELECT_ITEM_LIST,
                    SELECT_INVOICE_DETAILS,
                    INSERT_STOCK_IO,
                    SAVE_STOCK_MASTER -> Optional.empty();
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
