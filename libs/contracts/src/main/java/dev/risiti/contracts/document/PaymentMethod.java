package dev.risiti.contracts.document;

/** How a sale is paid (class 07). */
public enum PaymentMethod {
    CASH("01"),
    CREDIT("02"),
    CASH_AND_CREDIT("03"),
    BANK_CHEQUE("04"),
    CARD("05"),
    MOBILE_MONEY("06"),
    OTHER("07");

    private final String code;

    PaymentMethod(String code) {
        this.code = code;
    }

    /** KRA's code, {@code pmtTyCd}. */
    public String code() {
        return code;
    }
}
