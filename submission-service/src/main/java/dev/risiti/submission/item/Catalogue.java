package dev.risiti.submission.item;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.ContentHash;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.NewDocuments;
import dev.risiti.submission.lane.LaneTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the items of a document in the catalogue, and has the missing ones registered through the item lane. */
@ApplicationScoped
public class Catalogue {
    private final ItemTable items;
    private final NewDocuments newDocuments;
    private final DocumentTable documents;
    private final LaneTable lanes;

    Catalogue(ItemTable items, NewDocuments newDocuments, DocumentTable documents, LaneTable lanes) {
        this.items = items;
        this.newDocuments = newDocuments;
        this.documents = documents;
        this.lanes = lanes;
    }

    /** What the catalogue has of the items of a document. */
    public sealed interface Found {
        /** All are registered; codes by source item id. */
        record All(Map<String, String> codes) implements Found {}

        /** One is not registered, or not yet. */
        record Missing(CatalogueItem item) implements Found {}
    }

    /**
     * Looks up the items that a document names, and starts the registration of every one that is missing.
     *
     * @param source the source whose item ids they are
     */
    public Found find(Document document, String source, Device device, Collection<ItemRef> named) {
        // In the order of their ids, so that two lanes that name the same items cannot wait for each other in a circle.
        Map<String, ItemRef> sorted = new TreeMap<>();
        named.forEach(item -> sorted.putIfAbsent(item.sourceItemId(), item));
        Map<String, String> codes = new HashMap<>();
        Optional<CatalogueItem> missing = Optional.empty();
        for (ItemRef item : sorted.values()) {
            CatalogueItem known = known(document, source, device, item);
            String code = known.itemCode();
            if (known.state() == CatalogueItem.State.REGISTERED && code != null) {
                codes.put(item.sourceItemId(), code);
            } else if (missing.isEmpty() || known.state() == CatalogueItem.State.REFUSED) {
                missing = Optional.of(known);
            }
        }
        return missing.<Found>map(Found.Missing::new).orElseGet(() -> new Found.All(codes));
    }

    private CatalogueItem known(Document document, String source, Device device, ItemRef item) {
        Optional<CatalogueItem> known = items.lock(device.environment(), device.pin(), source, item.sourceItemId());
        if (known.isPresent()) {
            CatalogueItem there = known.get();
            boolean corrected = there.state() == CatalogueItem.State.REFUSED
                    && !ContentHash.of(there.attributes()).equals(ContentHash.of(item));
            if (corrected) {
                retry(there, item);
                return items.get(there.itemId());
            }
            return there;
        }
        return items.insert(device.environment(), device.pin(), device.tenantId(), source, item)
                .map(itemId -> register(document, source, device, itemId, item))
                // Another lane was first: it has committed by now.
                .orElseGet(() -> items.lock(device.environment(), device.pin(), source, item.sourceItemId())
                        .orElseThrow());
    }

    private CatalogueItem register(Document cause, String source, Device device, long itemId, ItemRef item) {
        DocumentIdentity identity = new DocumentIdentity(
                device.tenantId(),
                source,
                DocumentKind.ITEM,
                device.environment() + "/" + device.pin() + "/" + item.sourceItemId());
        newDocuments
                .add(
                        identity,
                        new RegisterItem(itemId, item),
                        device.deviceId(),
                        lanes.ofItems(device.environment(), device.pin()),
                        cause)
                .ifPresent(documentId -> items.registeredBy(itemId, documentId));
        return items.get(itemId);
    }

    private void retry(CatalogueItem refused, ItemRef corrected) {
        items.retry(refused.itemId(), corrected);
        Long documentId = refused.documentId();
        if (documentId != null) {
            Document document = documents.get(documentId);
            RegisterItem payload = new RegisterItem(refused.itemId(), corrected);
            documents.replace(
                    documentId,
                    document.revision() + 1,
                    ContentHash.of(payload),
                    EventJson.bytes(payload),
                    lanes.enter(document.laneId()));
        }
    }
}
