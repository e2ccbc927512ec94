package dev.risiti.submission.step;

import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.tax.TaxRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A document of one kind with all that its steps may use. */
public record Work<P>(Document document, P payload, Device device, Facts facts, Instant now) {

    TaxRates rates(LocalDate date) {
        return facts.taxRates().on(device.environment(), date);
    }

    ItemKey key(String source, String sourceItemId) {
        return ItemKey.of(device, source, sourceItemId);
    }

    /** Quantity on hand; zero when the item never moved here. */
    BigDecimal onHand(ItemKey key) {
        return facts.item(key).map(CatalogueItem::onHand).orElse(BigDecimal.ZERO);
    }
}
