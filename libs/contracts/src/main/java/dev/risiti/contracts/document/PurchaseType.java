package dev.risiti.contracts.document;

/** What a purchase document is (class 38). */
public enum PurchaseType {
    /** Goods or services bought. */
    PURCHASE("P"),
    /** A supplier's credit note. */
    RETURN("R");

    private final String code;

    PurchaseType(String code) {
        this.code = code;
    }

    /** KRA's code, {@code rcptTyCd}. */
    public String code() {
        return code;
    }
}
