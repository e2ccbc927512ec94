package dev.risiti.contracts.document;

/** KRA's tax types (class 04). The rate is never a constant: it comes from the synced code list. */
public enum TaxType {
    /** Exempt. */
    A,
    /** Standard rate. */
    B,
    /** Zero-rated. */
    C,
    /** Outside VAT. */
    D,
    /** Reduced rate. */
    E
}
