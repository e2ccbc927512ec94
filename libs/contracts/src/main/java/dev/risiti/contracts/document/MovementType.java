package dev.risiti.contracts.document;

/** How stock moves (class 12); quantities are positive, the type gives the direction. */
public enum MovementType {
    IMPORT_IN("01", true),
    PURCHASE_IN("02", true),
    RETURN_IN("03", true),
    TRANSFER_IN("04", true),
    PROCESSING_IN("05", true),
    ADJUSTMENT_IN("06", true),
    SALE_OUT("11", false),
    RETURN_OUT("12", false),
    TRANSFER_OUT("13", false),
    PROCESSING_OUT("14", false),
    DISCARD_OUT("15", false),
    ADJUSTMENT_OUT("16", false);

    private final String code;
    private final boolean inbound;

    MovementType(String code, boolean inbound) {
        this.code = code;
        this.inbound = inbound;
    }

    /** KRA's code, {@code sarTyCd}. */
    public String code() {
        return code;
    }

    public boolean inbound() {
        return inbound;
    }
}
