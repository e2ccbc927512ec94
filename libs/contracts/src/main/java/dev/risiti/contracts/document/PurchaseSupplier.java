package dev.risiti.contracts.document;

import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Whose sale a purchase is: for one that KRA announced the words of its list, letter by letter, as KRA compares them;
 * empty for a supplier outside eTIMS.
 *
 * @param pin {@code spplrTin}
 * @param branchId {@code spplrBhfId}
 * @param name {@code spplrNm}
 * @param invoiceNumber the supplier's own {@code invcNo}, {@code spplrInvcNo}
 */
public record PurchaseSupplier(
        @Nullable String pin,
        @Nullable String branchId,
        @Nullable String name,
        @Nullable Long invoiceNumber) {
    public PurchaseSupplier {
        Check.optionalText("pin", pin, 11);
        Check.optionalText("branchId", branchId, 2);
        Check.optionalText("name", name, 60);
        if (invoiceNumber != null) {
            Check.atLeast("invoiceNumber", invoiceNumber, 1L);
        }
    }
}
