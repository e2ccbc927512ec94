package dev.risiti.certify.check;

import dev.risiti.oscu.call.OscuCall;

/**
 * The 23 test cases of KRA's validation portal under KRA's numbers and names, as integrators published them from their
 * sessions. Each is one call; the paths are those the portal lists.
 */
public enum KraTest {
    INITIALISATION(1, "OSCU INITIALIZATION", OscuCall.SELECT_INIT_OSDC_INFO),
    CODES(2, "LOOK UP LIST OF CODE", OscuCall.SELECT_CODE_LIST),
    CLASSES(3, "LOOK UP ITEM CLASSIFICATION", OscuCall.SELECT_ITEM_CLS_LIST),
    BRANCHES(4, "LOOK UP BRANCH LIST", OscuCall.SELECT_BHF_LIST),
    NOTICES(5, "LOOK UP NOTICES LIST", OscuCall.SELECT_NOTICE_LIST, "selectNotices"),
    CUSTOMER(6, "SAVE CUSTOMER BRANCH", OscuCall.SAVE_BHF_CUSTOMER),
    USER(7, "SAVE BRANCH USER ACCOUNT", OscuCall.SAVE_BHF_USER),
    INSURANCE(8, "SAVE BRANCH INSURANCES", OscuCall.SAVE_BHF_INSURANCE),
    PRODUCTS(9, "LOOK UP PRODUCT LIST", OscuCall.SELECT_ITEM_LIST),
    ITEM(10, "SAVE ITEM", OscuCall.SAVE_ITEM),
    COMPOSITION(11, "SAVE ITEM COMPOSITION", OscuCall.SAVE_ITEM_COMPOSITION),
    IMPORTS(12, "LOOK UP IMPORTED ITEM LIST", OscuCall.SELECT_IMPORT_ITEM_LIST),
    IMPORT_UPDATE(13, "UPDATE IMPORTED ITEMS", OscuCall.UPDATE_IMPORT_ITEM),
    SALE(14, "SAVE SALES TRANSACTION", OscuCall.SAVE_TRNS_SALES_OSDC),
    PURCHASES(15, "LOOK UP PURCHASES-SALES LIST", OscuCall.SELECT_TRNS_PURCHASE_SALES_LIST),
    PURCHASE(16, "SAVE PURCHASES INFORMATION", OscuCall.INSERT_TRNS_PURCHASE),
    STOCK_MASTER(17, "SAVE STOCK-MASTER INFORMATION", OscuCall.SAVE_STOCK_MASTER),
    STOCK_MOVES(18, "LOOK UP STOCK MOVEMENT", OscuCall.SELECT_STOCK_MOVE_LIST),
    STOCK_IN_OUT(19, "SAVE STOCK IN/OUT", OscuCall.INSERT_STOCK_IO),
    INVOICE_DETAILS(20, "LOOK UP INVOICE DETAILS", OscuCall.SELECT_INVOICE_DETAILS),
    SALES_LIST(21, "LOOK UP TRANSACTION SALES LIST", OscuCall.SELECT_TRNS_SALES_LIST),
    CUSTOMERS(22, "LOOK UP CUSTOMER LIST", OscuCall.SELECT_CUSTOMER_LIST),
    TAXPAYER(23, "LOOK UP TAX PAYER INFO", OscuCall.SELECT_TAXPAYER_INFO, "selectTaxPayerInfo");

    private final int number;
    private final String title;
    private final OscuCall call;
    private final String path;

    KraTest(int number, String title, OscuCall call) {
        this(number, title, call, call.wireName());
    }

    KraTest(int number, String title, OscuCall call, String path) {
        this.number = number;
        this.title = title;
        this.call = call;
        this.path = path;
    }

    /** KRA's number of the test case. */
    public int number() {
        return number;
    }

    /** KRA's name of the test case. */
    public String title() {
        return title;
    }

    /** The call it is about. */
    public OscuCall call() {
        return call;
    }

    /** The path below the gateway's base URL that the portal lists for it. */
    public String path() {
        return path;
    }
}
