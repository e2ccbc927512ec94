package dev.risiti.contracts.document;

/** Where a purchase is known from (class 31). */
public enum RegistrationType {
    /** From KRA's list of what suppliers recorded. */
    AUTOMATIC("A"),
    /** Typed in: KRA did not announce it. */
    MANUAL("M");

    private final String code;

    RegistrationType(String code) {
        this.code = code;
    }

    /** KRA's code, {@code regTyCd}. */
    public String code() {
        return code;
    }
}
