package dev.risiti.contracts.document;

/** Why goods or money go back (class 32). */
public enum CreditReason {
    MISSING_QUANTITY("01"),
    MISSING_WEIGHT("02"),
    DAMAGED("03"),
    WASTED("04"),
    RAW_MATERIAL_SHORTAGE("05"),
    REFUND("06"),
    WRONG_CUSTOMER_PIN("07"),
    WRONG_CUSTOMER_NAME("08"),
    WRONG_AMOUNT("09"),
    WRONG_QUANTITY("10"),
    WRONG_ITEM("11"),
    WRONG_TAX_TYPE("12"),
    OTHER("13");

    private final String code;

    CreditReason(String code) {
        this.code = code;
    }

    /** KRA's code, {@code rfdRsnCd}. */
    public String code() {
        return code;
    }
}
