package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.item.ItemType;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.ItemRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.document.Wakeups;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemTable;
import dev.risiti.submission.item.RegisterItem;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** An item: {@code saveItem} with the next code of the taxpayer; then everything that waited for it goes on. */
@ApplicationScoped
public class ItemSteps implements Steps {
    private final DocumentTable documents;
    private final ItemTable items;
    private final Wakeups wakeups;
    private final Results results;

    ItemSteps(DocumentTable documents, ItemTable items, Wakeups wakeups, Results results) {
        this.documents = documents;
        this.items = items;
        this.wakeups = wakeups;
        this.results = results;
    }

    @Override
    public Next next(Document document, Device device, Numbers numbers) {
        RegisterItem registration = registration(document);
        ItemRef item = registration.item();
        ItemCode code = new ItemCode(
                item.originCountry(),
                ItemType.ofCode(item.type().code()),
                item.packagingUnit(),
                item.quantityUnit(),
                numbers.take(Counter.itemCodes(device.environment(), device.pin())));
        items.assignCode(registration.itemId(), code.value());
        return Next.Call.of(ItemRequest.of(
                device.pin(),
                device.branchId(),
                code,
                item.classCode(),
                item.name(),
                Wire.taxType(item.taxType()),
                item.barcode(),
                item.defaultPrice(),
                Wire.AUDIT));
    }

    @Override
    public Optional<Counter> counter(Document document, Device device) {
        return Optional.of(Counter.itemCodes(device.environment(), device.pin()));
    }

    @Override
    public boolean accepted(Document document, Attempt attempt, Device device, Answer answer, Effects effects) {
        RegisterItem registration = registration(document);
        items.decide(registration.itemId(), CatalogueItem.State.REGISTERED);
        wakeups.provide(WakeKey.item(registration.itemId()));
        results.accepted(document, device.deviceId(), null, effects);
        return true;
    }

    /** Those that wait for the item stay where they are: only a corrected item helps, and now they say so. */
    @Override
    public void refused(Document document, Device device, Reason reason, Effects effects) {
        RegisterItem registration = registration(document);
        items.decide(registration.itemId(), CatalogueItem.State.REFUSED);
        items.assignCode(registration.itemId(), null);
        Reason because = new Reason(
                "ITEM_REFUSED",
                "KRA refused the item '%s'; correct the item and send it again"
                        .formatted(registration.item().name()),
                reason.authorityCode(),
                reason.authorityText());
        String key = WakeKey.item(registration.itemId());
        for (Document waiting : documents.waitingFor(key)) {
            documents.park(waiting.documentId(), key, because);
            results.say(waiting, waiting.deviceId(), ResultState.WAITING, because, effects);
        }
    }

    private RegisterItem registration(Document document) {
        return documents.payload(document.documentId(), RegisterItem.class);
    }
}
