package dev.risiti.submission.step;

import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.tax.TaxRateHistory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the kinds need to know besides the document, read in the transaction that writes what they decide.
 *
 * @param items those that the documents name, with the stock at the lane's device
 * @param receiptPage KRA's receipt page of the device's environment
 */
public record Facts(Map<ItemKey, CatalogueItem> items, TaxRateHistory taxRates, URI receiptPage) {
    Optional<CatalogueItem> item(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }
}
