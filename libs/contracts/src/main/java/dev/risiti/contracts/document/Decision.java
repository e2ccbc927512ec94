package dev.risiti.contracts.document;

/** What the business says to a purchase or an import that KRA knows of. */
public enum Decision {
    APPROVED("02", "3"),
    REJECTED("04", "4");

    private final String purchaseStatus;
    private final String importStatus;

    Decision(String purchaseStatus, String importStatus) {
        this.purchaseStatus = purchaseStatus;
        this.importStatus = importStatus;
    }

    /** KRA's code for a purchase, {@code pchsSttsCd} (class 34). */
    public String purchaseStatus() {
        return purchaseStatus;
    }

    /** KRA's code for an import, {@code imptItemSttsCd} (class 26). */
    public String importStatus() {
        return importStatus;
    }
}
