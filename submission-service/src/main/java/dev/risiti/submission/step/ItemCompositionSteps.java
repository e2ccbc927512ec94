package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemComponent;
import dev.risiti.contracts.document.ItemComposition;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.ItemCompositionRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.result.Results;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an item is made of: {@code saveItemComposition}, one step per component, once all the items are registered. It
 * stands in its device's lane: nobody can ask KRA about a composition, so that one without an answer waits for a person,
 * and the items of the taxpayer must not wait with it.
 *
 * <p>KRA has been seen to lower the stock of a component by itself on this call, perhaps even when it failed (KRA
 * reference 7); nobody knows when and by how much. The ledger is opening stock and accepted movements and nothing else,
 * so nothing is booked here. Where KRA did move stock, the component's next stock master is refused with KRA's figure,
 * and stops its stream under {@code STOCK_DIFFERS}: a person makes up the difference.
 */
final class ItemCompositionSteps implements Steps<ItemComposition> {
    @Override
    public Class<ItemComposition> payloadType() {
        return ItemComposition.class;
    }

    @Override
    public List<NamedItem> items(ItemComposition composition, Device device) {
        return all(composition).stream()
                .map(item -> NamedItem.of(device, composition.source(), item))
                .toList();
    }

    @Override
    public Next next(Work<ItemComposition> work, @Nullable Long number) {
        ItemComposition composition = work.payload();
        Device device = work.device();
        return switch (ItemCodes.of(work, composition.source(), all(composition))) {
            case ItemCodes.Missing(var park) -> park;
            case ItemCodes.All(var codes) -> {
                ItemComponent component =
                        composition.components().get(work.document().step());
                yield Next.Call.of(new ItemCompositionRequest(
                        device.pin(),
                        device.branchId(),
                        Objects.requireNonNull(codes.get(composition.item().sourceItemId()), "all were found"),
                        Objects.requireNonNull(codes.get(component.item().sourceItemId()), "all were found"),
                        component.quantity(),
                        Wire.AUDIT));
            }
        };
    }

    @Override
    public Task.Done accepted(Work<ItemComposition> work, Attempt attempt, Answer answer) {
        boolean whole =
                work.document().step() + 1 == work.payload().components().size();
        return new Task.Done(
                whole,
                whole
                        ? List.of(
                                Results.accepted(work.document(), work.device().deviceId(), null, work.now()))
                        : List.of());
    }

    private static List<ItemRef> all(ItemComposition composition) {
        return Stream.concat(
                        Stream.of(composition.item()),
                        composition.components().stream().map(ItemComponent::item))
                .toList();
    }
}
