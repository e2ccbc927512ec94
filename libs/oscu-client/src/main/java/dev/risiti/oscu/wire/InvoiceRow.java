package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored invoice.
 *
 * @param content what it says
 * @param cfmDt the confirmation time we sent
 * @param receipt its signature
 */
public record InvoiceRow(InvoiceContent content, @Nullable Instant cfmDt, SaleAnswer receipt) {
    static InvoiceRow read(KraJson json) {
        return new InvoiceRow(
                InvoiceContent.read(json),
                json.instant("cfmDt"),
                json.object("receipt").map(SaleAnswer::read).orElseGet(() -> SaleAnswer.read(json)));
    }
}
