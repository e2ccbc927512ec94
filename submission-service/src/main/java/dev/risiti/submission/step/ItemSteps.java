package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.item.ItemType;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.ItemRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.item.RegisterItem;
import dev.risiti.submission.result.Results;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An item: {@code saveItem} with the next code of the taxpayer; then everything that waited for it goes on. */
final class ItemSteps implements Steps<RegisterItem> {
    @Override
    public Class<RegisterItem> payloadType() {
        return RegisterItem.class;
    }

    @Override
    public List<NamedItem> items(RegisterItem payload, Device device) {
        return List.of(NamedItem.of(device, payload.source(), payload.item()));
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return Optional.of(Counter.Name.ITEM_CODE);
    }

    @Override
    public Next next(Work<RegisterItem> work, @Nullable Long number) {
        ItemRef item = work.payload().item();
        Device device = work.device();
        ItemCode code = new ItemCode(
                item.originCountry(),
                ItemType.ofCode(item.type().code()),
                item.packagingUnit(),
                item.quantityUnit(),
                Objects.requireNonNull(number));
        Next.Call call = Next.Call.of(ItemRequest.of(
                device.pin(),
                device.branchId(),
                code,
                item.classCode(),
                item.name(),
                Wire.taxType(item.taxType()),
                item.barcode(),
                item.defaultPrice(),
                Wire.AUDIT));
        return new Next.Call(
                call.request(),
                call.lines(),
                List.of(new Effect.SetItem(key(work), CatalogueItem.State.REGISTERING, code.value(), item)));
    }

    @Override
    public Task.Done accepted(Work<RegisterItem> work, Attempt attempt, Answer answer) {
        ItemKey key = key(work);
        return new Task.Done(
                true,
                List.of(
                        new Effect.SetItem(
                                key,
                                CatalogueItem.State.REGISTERED,
                                work.facts().item(key).orElseThrow().itemCode(),
                                null),
                        new Effect.Wake(key.wakeKey()),
                        Results.accepted(work.document(), work.device().deviceId(), null, work.now())));
    }

    /** Those that wait for the item stay where they are: only a corrected item helps, and now they say so. */
    @Override
    public List<Effect> refused(Work<RegisterItem> work, Reason reason) {
        ItemKey key = key(work);
        return List.of(
                new Effect.SetItem(key, CatalogueItem.State.REFUSED, null, null),
                new Effect.Explain(
                        key.wakeKey(),
                        new Reason(
                                "ITEM_REFUSED",
                                "KRA refused the item '%s'; correct the item and send it again"
                                        .formatted(work.payload().item().name()),
                                reason.authorityCode(),
                                reason.authorityText())));
    }

    private static ItemKey key(Work<RegisterItem> work) {
        return work.key(work.payload().source(), work.payload().item().sourceItemId());
    }
}
