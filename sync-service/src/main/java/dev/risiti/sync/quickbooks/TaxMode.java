package dev.risiti.sync.quickbooks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the prices the user typed held the tax ({@code GlobalTaxCalculation}). */
public enum TaxMode {
    EXCLUDED,
    INCLUSIVE,
    NOT_APPLICABLE;

    /** The spellings vary ({@code TaxExcluded}, {@code TAX_EXCLUDED}); absent means excluded. */
    static TaxMode of(@Nullable String text) {
        if (text == null) {
            return EXCLUDED;
        }
        return switch (text.replace("_", "").toLowerCase(Locale.ROOT)) {
            case "taxexcluded" -> EXCLUDED;
            case "taxinclusive" -> INCLUSIVE;
            case "notapplicable" -> NOT_APPLICABLE;
            default -> throw new UnreadableBooksException("GlobalTaxCalculation is unknown: " + text);
        };
    }
}
