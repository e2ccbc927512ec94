package dev.risiti.oscu.item;

/** KRA's item types (code class 24). */
public enum ItemType {
    RAW_MATERIAL('1'),
    FINISHED_PRODUCT('2'),
    SERVICE('3');

    private final char code;

    ItemType(char code) {
        this.code = code;
    }

    /** The digit KRA uses, as text. */
    public String code() {
        return String.valueOf(code);
    }

    /** Services have no stock, so KRA never checks theirs. */
    public boolean isStocked() {
        return this != SERVICE;
    }

    /**
     * The type of a code.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    public static ItemType ofCode(String code) {
        for (var type : values()) {
            if (type.code().equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("item type " + code + " is none of 1, 2, 3");
    }
}
