package dev.risiti.oscu.wire;

import org.jspecify.annotations.Nullable;

/**
 * Whose sale a purchase is: copied from KRA's list letter by letter, or empty for a supplier outside eTIMS.
 *
 * @param spplrInvcNo the supplier's own {@code invcNo}; the gateway fails inside without one
 */
public record Supplier(
        @Nullable String spplrTin,
        @Nullable String spplrBhfId,
        @Nullable String spplrNm,
        @Nullable Long spplrInvcNo) {
    /** A supplier that issues no eTIMS invoices. */
    public static final Supplier UNKNOWN = new Supplier(null, null, null, null);

    /** Checks lengths, as for sending; KRA's list is read without. */
    void requireWithinLimits() {
        Limit.optional("spplrTin", spplrTin, 11);
        Limit.optional("spplrBhfId", spplrBhfId, 2);
        Limit.optional("spplrNm", spplrNm, 60);
        if (spplrInvcNo != null) {
            Limit.atLeast("spplrInvcNo", spplrInvcNo, 1);
        }
    }
}
