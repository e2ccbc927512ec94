package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.item.ItemType;
import dev.risiti.oscu.time.KraTime;
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
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.ItemMatch;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.item.RegisterItem;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An item: {@code saveItem} under the taxpayer's next code (step 0), or again under the code it has (step 1, which takes
 * no number); then everything that waited for it goes on. While a known item gets a new code, lines go on under the old
 * one.
 */
final class ItemSteps implements Steps<RegisterItem> {
    private static final int REGISTER = 0;
    private static final int MOST_NAMED = 5;

    @Override
    public Class<RegisterItem> payloadType() {
        return RegisterItem.class;
    }

    @Override
    public List<NamedItem> items(RegisterItem payload, Device device) {
        return List.of(NamedItem.of(device, payload.source(), payload.details()));
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return document.step() == REGISTER ? Optional.of(Counter.Name.ITEM_CODE) : Optional.empty();
    }

    @Override
    public Next next(Work<RegisterItem> work, @Nullable Long number) {
        RegisterItem wanted = work.payload();
        CatalogueItem known = known(work);
        boolean registers = work.document().step() == REGISTER;
        return switch (ItemChange.of(known, wanted, work.device().door())) {
            case ItemChange.None none -> new Next.Finish(whole(work, known.itemCode()));
            case ItemChange.NewCode newCode
            when registers ->
                listed(work, known).orElseGet(() -> register(work, known, Objects.requireNonNull(number)));
            // Its front door changed between the steps: KRA says whether the old code will do.
            case ItemChange.NewCode newCode ->
                save(work, Objects.requireNonNull(known.itemCode(), "it was registered"), wanted.details(), List.of());
            case ItemChange.SaveAgain(var code, var as) ->
                registers ? new Next.Skip(List.of()) : save(work, code, as, List.of());
        };
    }

    /** What another system registered before the device was taken over is not registered again. */
    private static Optional<Next> listed(Work<RegisterItem> work, CatalogueItem known) {
        if (known.state() == CatalogueItem.State.REGISTERED) {
            return Optional.empty();
        }
        ItemKey key = key(work);
        ItemRef wanted = work.payload().item();
        return switch (ItemMatch.of(wanted, work.facts().listed(key))) {
            case ItemMatch.None none -> Optional.empty();
            // What KRA has of it may differ in what a code can live with: the next step sees to that.
            case ItemMatch.Same(var listed) ->
                Optional.of(new Next.Skip(List.of(
                        new Effect.SetItem(key, CatalogueItem.State.REGISTERED, listed.itemCode(), listed.as(wanted)),
                        new Effect.Wake(key.wakeKey()))));
            case ItemMatch.Doubtful(var candidates) -> {
                Reason reason = Reason.of(
                        "ITEM_DOUBTFUL",
                        "KRA lists what may be the item '%s' already (%s): say which it is, or that it is new"
                                .formatted(
                                        wanted.name(),
                                        candidates.stream()
                                                .limit(MOST_NAMED)
                                                .map(ListedItem::itemCode)
                                                .collect(Collectors.joining(", "))));
                yield Optional.of(new Next.Park(
                        key.linkKey(),
                        null,
                        reason,
                        List.of(
                                new Effect.SetItem(
                                        key,
                                        CatalogueItem.State.REGISTERING,
                                        null,
                                        work.payload().details()),
                                new Effect.Explain(key.wakeKey(), reason))));
            }
        };
    }

    private static Next register(Work<RegisterItem> work, CatalogueItem known, long number) {
        ItemDetails details = work.payload().details();
        ItemCode code;
        try {
            code = code(details.ref(), number);
        } catch (IllegalArgumentException impossible) {
            return Next.Refuse.because(
                    Reason.of("NOT_SENDABLE", "KRA has no code for such an item: " + impossible.getMessage()));
        }
        return save(
                work,
                code.value(),
                details,
                known.state() == CatalogueItem.State.REGISTERED
                        ? List.of()
                        : List.of(new Effect.SetItem(key(work), CatalogueItem.State.REGISTERING, null, details)));
    }

    private static Next save(Work<RegisterItem> work, String code, ItemDetails item, List<Effect> effects) {
        Device device = work.device();
        ItemRef ref = item.ref();
        BigDecimal safetyStock = item.safetyStock();
        Next.Call call = Next.Call.of(new ItemRequest(
                device.pin(),
                device.branchId(),
                code,
                ref.classCode(),
                ref.type().code(),
                ref.name(),
                null,
                ref.originCountry(),
                ref.packagingUnit(),
                ref.quantityUnit(),
                Wire.taxType(ref.taxType()),
                null,
                ref.barcode(),
                ref.defaultPrice(),
                null,
                null,
                null,
                null,
                null,
                null,
                safetyStock == null ? null : StockWire.quantity(safetyStock),
                Wire.yesOrNo(item.insuranceApplicable()),
                Wire.yesOrNo(item.inUse()),
                Wire.AUDIT));
        return new Next.Call(call.request(), call.lines(), effects);
    }

    /** @throws IllegalArgumentException when a unit or the country cannot stand in a code */
    private static ItemCode code(ItemRef item, long number) {
        return new ItemCode(
                item.originCountry(),
                ItemType.ofCode(item.type().code()),
                item.packagingUnit(),
                item.quantityUnit(),
                number);
    }

    @Override
    public Task.Done accepted(Work<RegisterItem> work, Attempt attempt, Answer answer) {
        ItemKey key = key(work);
        List<Effect> effects = new ArrayList<>();
        String code;
        ItemDetails saved;
        if (work.document().step() == REGISTER) {
            saved = work.payload().details();
            code = code(saved.ref(), Objects.requireNonNull(attempt.number(), "a registration has a number"))
                    .value();
            effects.add(new Effect.Wake(key.wakeKey()));
        } else {
            CatalogueItem known = known(work);
            code = Objects.requireNonNull(known.itemCode(), "it was registered");
            saved = ItemChange.of(known, work.payload(), work.device().door()) instanceof ItemChange.SaveAgain again
                    ? again.as()
                    : work.payload().details();
        }
        effects.add(new Effect.SetItem(key, CatalogueItem.State.REGISTERED, code, saved));
        effects.addAll(whole(work, code));
        return new Task.Done(true, effects);
    }

    private static List<Effect> whole(Work<RegisterItem> work, @Nullable String code) {
        List<Effect> effects = new ArrayList<>();
        effects.add(Results.accepted(work.document(), work.device().deviceId(), null, work.now()));
        BigDecimal opening = work.payload().openingQuantity();
        if (opening != null && code != null) {
            effects.add(opening(work, code, opening));
        }
        return effects;
    }

    /** Stock on going live: once per device and code, whichever document says it. */
    private static Effect opening(Work<RegisterItem> work, String code, BigDecimal quantity) {
        Document document = work.document();
        ItemRef item = work.payload().item();
        // The device that the item was published under: the lane calls with any of the taxpayer's.
        return StockLegs.caused(
                document,
                work.payload().source(),
                "opening/%s/%s".formatted(document.deviceId(), code),
                document.deviceId(),
                KraTime.dateOf(work.now()),
                MovementType.ADJUSTMENT_IN,
                null,
                List.of(new StockMovementLine("1", item, quantity, item.defaultPrice())),
                "opening stock");
    }

    /**
     * Those that wait for the item stay where they are: only a corrected item helps, and now they say so. An item that
     * KRA has stays as KRA has it.
     */
    @Override
    public List<Effect> refused(Work<RegisterItem> work, Reason reason) {
        if (known(work).state() == CatalogueItem.State.REGISTERED) {
            return List.of();
        }
        ItemKey key = key(work);
        return List.of(
                new Effect.SetItem(
                        key, CatalogueItem.State.REFUSED, null, work.payload().details()),
                new Effect.Explain(
                        key.wakeKey(),
                        new Reason(
                                "ITEM_REFUSED",
                                "KRA refused the item '%s'; correct the item and send it again"
                                        .formatted(work.payload().item().name()),
                                reason.authorityCode(),
                                reason.authorityText())));
    }

    private static CatalogueItem known(Work<RegisterItem> work) {
        ItemKey key = key(work);
        return work.facts().item(key).orElseThrow(() -> new IllegalStateException(key + " was not read"));
    }

    private static ItemKey key(Work<RegisterItem> work) {
        return work.key(work.payload().source(), work.payload().item().sourceItemId());
    }
}
