package dev.risiti.demo.business;

/** Ids of the tax codes of a Kenyan company in the books. */
public final class TaxCodes {
    public static final String STANDARD = "5";
    public static final String ZERO_RATED = "6";
    public static final String EXEMPT = "7";

    /** On KRA's list, but not in use there. */
    public static final String REDUCED = "8";

    public static final String OUTSIDE_VAT = "9";

    private TaxCodes() {}
}
