package dev.risiti.submission.step;

import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockCount;
import dev.risiti.contracts.document.StockCountLine;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stock count becomes its difference to the ledger at its place in the stream: what is there too much comes in (step
 * 0), what is missing goes out (step 1), each left out when there is none; then {@code saveStockMaster} for every
 * counted item (steps 2 and on). Services have no stock and are passed over.
 *
 * <p>The difference is not kept: all movements of a device run in its lane, and none runs while a call of this one is
 * undecided, so what is on hand when KRA accepts a movement is what was on hand when it was sent.
 */
final class StockCountSteps implements Steps<StockCount> {
    private static final int COMES_IN = 0;
    private static final int GOES_OUT = 1;
    private static final int MASTERS = 2;

    @Override
    public Class<StockCount> payloadType() {
        return StockCount.class;
    }

    @Override
    public List<NamedItem> items(StockCount count, Device device) {
        return goods(count).stream()
                .map(line -> NamedItem.of(device, count.source(), line.item()))
                .toList();
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return document.step() < MASTERS ? Optional.of(Counter.Name.STOCK_MOVEMENT) : Optional.empty();
    }

    @Override
    public Next next(Work<StockCount> work, @Nullable Long number) {
        StockCount count = work.payload();
        List<StockCountLine> goods = goods(count);
        return switch (ItemCodes.of(
                work, count.source(), goods.stream().map(StockCountLine::item).toList())) {
            case ItemCodes.Missing(var park) -> park;
            case ItemCodes.All(var codes) -> {
                int step = work.document().step();
                if (step < MASTERS) {
                    yield adjust(work, Objects.requireNonNull(number), codes);
                }
                // Nothing but services was counted.
                yield goods.isEmpty()
                        ? new Next.Finish(List.of(accepted(work)))
                        : StockMasters.state(
                                work,
                                count.source(),
                                goods.get(step - MASTERS).item().sourceItemId(),
                                codes);
            }
        };
    }

    private static Next adjust(Work<StockCount> work, long number, Map<String, String> codes) {
        StockCount count = work.payload();
        List<StockMovementLine> lines = difference(work);
        return lines.isEmpty()
                ? new Next.Skip(List.of())
                : new MovementCall(type(work.document().step()), count.date(), null, count.remark(), lines)
                        .call(work, number, codes);
    }

    @Override
    public Task.Done accepted(Work<StockCount> work, Attempt attempt, Answer answer) {
        StockCount count = work.payload();
        int step = work.document().step();
        if (step < MASTERS) {
            return new Task.Done(
                    false, StockMasters.book(work, count.source(), type(step).inbound(), difference(work)));
        }
        boolean whole = step + 1 == MASTERS + goods(count).size();
        return new Task.Done(whole, whole ? stated(work) : List.of());
    }

    /** KRA has all figures on its list. */
    private static List<Effect> stated(Work<StockCount> work) {
        return List.of(
                accepted(work), new Effect.Wake(WakeKey.anyStock(work.device().deviceId())));
    }

    private static Effect accepted(Work<StockCount> work) {
        return Results.accepted(work.document(), work.device().deviceId(), null, work.now());
    }

    private static MovementType type(int step) {
        return switch (step) {
            case COMES_IN -> MovementType.ADJUSTMENT_IN;
            case GOES_OUT -> MovementType.ADJUSTMENT_OUT;
            default -> throw new IllegalArgumentException("step " + step + " moves nothing");
        };
    }

    /** What the current step moves; a difference that KRA's two decimals cannot tell is none. */
    private static List<StockMovementLine> difference(Work<StockCount> work) {
        StockCount count = work.payload();
        boolean inbound = type(work.document().step()).inbound();
        List<StockMovementLine> moved = new ArrayList<>();
        for (StockCountLine line : goods(count)) {
            BigDecimal onHand = work.onHand(work.key(count.source(), line.item().sourceItemId()));
            BigDecimal more = line.countedQuantity().subtract(onHand);
            BigDecimal quantity = inbound ? more : more.negate();
            if (StockWire.quantity(quantity).signum() > 0) {
                BigDecimal price = line.unitPrice();
                moved.add(new StockMovementLine(
                        line.lineId(),
                        line.item(),
                        quantity,
                        price == null ? line.item().defaultPrice() : price));
            }
        }
        return moved;
    }

    private static List<StockCountLine> goods(StockCount count) {
        return count.lines().stream()
                .filter(line -> line.item().type().hasStock())
                .toList();
    }
}
