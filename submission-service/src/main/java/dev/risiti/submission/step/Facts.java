package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.DocumentFate;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.tax.TaxRateHistory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kinds need to know besides the document, read in the transaction that writes what they decide.
 *
 * @param items those that the documents name, with the stock at the lane's device
 * @param receiptPage KRA's receipt page of the device's environment
 * @param branches the devices of the branches that documents name as their partners
 * @param originals what became of the documents that others refer to
 * @param listed what KRA's item list has like the items that are to be registered
 * @param openScopes how far other branches have counted, by the counters of which nobody knows whether they are shared
 */
public record Facts(
        Map<ItemKey, CatalogueItem> items,
        TaxRateHistory taxRates,
        URI receiptPage,
        Map<Branch, Device> branches,
        Map<DocumentIdentity, DocumentFate> originals,
        Map<Counter, OpenScope> openScopes,
        Map<ItemKey, List<ListedItem>> listed) {

    /** Without what only some kinds need. */
    public Facts(Map<ItemKey, CatalogueItem> items, TaxRateHistory taxRates, URI receiptPage) {
        this(items, taxRates, receiptPage, Map.of(), Map.of(), Map.of(), Map.of());
    }

    Optional<CatalogueItem> item(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    List<ListedItem> listed(ItemKey key) {
        return listed.getOrDefault(key, List.of());
    }

    Optional<OpenScope> openScope(Counter counter) {
        return Optional.ofNullable(openScopes.get(counter));
    }

    Optional<Device> device(Branch branch) {
        return Optional.ofNullable(branches.get(branch));
    }

    Optional<DocumentFate> original(DocumentIdentity identity) {
        return Optional.ofNullable(originals.get(identity));
    }
}
