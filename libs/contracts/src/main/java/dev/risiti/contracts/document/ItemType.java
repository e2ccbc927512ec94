package dev.risiti.contracts.document;

/** What an item is at KRA (class 24). Services have no stock. */
public enum ItemType {
    RAW_MATERIAL("1"),
    FINISHED_PRODUCT("2"),
    SERVICE("3");

    private final String code;

    ItemType(String code) {
        this.code = code;
    }

    /** KRA's code, {@code itemTyCd}. */
    public String code() {
        return code;
    }

    public boolean hasStock() {
        return this != SERVICE;
    }
}
