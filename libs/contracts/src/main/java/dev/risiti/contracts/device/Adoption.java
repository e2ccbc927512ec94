package dev.risiti.contracts.device;

import dev.risiti.contracts.value.Check;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an adopted device stood: its counters go on from these numbers, its stock from these quantities.
 *
 * @param lastInvoiceNumber the last {@code invcNo} that KRA accepted; 0 when none
 * @param lastStockMovementNumber the last {@code sarNo}; 0 when none
 * @param lastPurchaseNumber the last {@code invcNo} of a purchase; 0 when none
 * @param openingStock booked here and not sent: KRA has it; null when nothing was said
 */
public record Adoption(
        long lastInvoiceNumber,
        long lastStockMovementNumber,
        long lastPurchaseNumber,
        Instant adoptedAt,
        @Nullable List<OpeningStock> openingStock) {
    public Adoption {
        Check.atLeast("lastInvoiceNumber", lastInvoiceNumber, 0L);
        Check.atLeast("lastStockMovementNumber", lastStockMovementNumber, 0L);
        Check.atLeast("lastPurchaseNumber", lastPurchaseNumber, 0L);
        Check.present("adoptedAt", adoptedAt);
        openingStock = openingStock == null ? null : List.copyOf(openingStock);
    }

    /** Without opening stock. */
    public Adoption(long lastInvoiceNumber, long lastStockMovementNumber, long lastPurchaseNumber, Instant adoptedAt) {
        this(lastInvoiceNumber, lastStockMovementNumber, lastPurchaseNumber, adoptedAt, null);
    }
}
