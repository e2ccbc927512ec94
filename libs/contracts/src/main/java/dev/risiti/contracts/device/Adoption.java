package dev.risiti.contracts.device;

import dev.risiti.contracts.value.Check;
import java.time.Instant;

/**
 * Where an adopted device stood: its counters go on from these numbers.
 *
 * @param lastInvoiceNumber the last {@code invcNo} that KRA accepted; 0 when none
 * @param lastStockMovementNumber the last {@code sarNo}; 0 when none
 * @param lastPurchaseNumber the last {@code invcNo} of a purchase; 0 when none
 */
public record Adoption(
        long lastInvoiceNumber, long lastStockMovementNumber, long lastPurchaseNumber, Instant adoptedAt) {
    public Adoption {
        Check.atLeast("lastInvoiceNumber", lastInvoiceNumber, 0L);
        Check.atLeast("lastStockMovementNumber", lastStockMovementNumber, 0L);
        Check.atLeast("lastPurchaseNumber", lastPurchaseNumber, 0L);
        Check.present("adoptedAt", adoptedAt);
    }
}
