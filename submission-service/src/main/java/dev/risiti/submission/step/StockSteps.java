package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Branch;
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
 * A stock movement: {@code insertStockIO}, then {@code saveStockMaster} once per item with the quantity on hand after
 * it. A stock master never goes before its movement (invariant 6): the calls are the steps of one document. A transfer
 * to a branch whose device is ours causes the movement that brings the goods in there; elsewhere it is for others to say.
 */
final class StockSteps implements Steps<StockMovement> {
    @Override
    public Class<StockMovement> payloadType() {
        return StockMovement.class;
    }

    @Override
    public List<NamedItem> items(StockMovement movement, Device device) {
        return movement.lines().stream()
                .map(line -> NamedItem.of(device, movement.source(), line.item()))
                .toList();
    }

    @Override
    public Optional<Branch> partner(StockMovement movement, Device device) {
        return partnerOf(movement, device);
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return document.step() == 0 ? Optional.of(Counter.Name.STOCK_MOVEMENT) : Optional.empty();
    }

    @Override
    public Next next(Work<StockMovement> work, @Nullable Long number) {
        StockMovement movement = work.payload();
        return switch (ItemCodes.of(
                work,
                movement.source(),
                movement.lines().stream().map(StockMovementLine::item).toList())) {
            case ItemCodes.Missing(var park) -> park;
            case ItemCodes.All(var codes) ->
                work.document().step() == 0
                        ? move(work, Objects.requireNonNull(number), codes)
                        : StockMasters.state(
                                work,
                                movement.source(),
                                items(movement).get(work.document().step() - 1),
                                codes);
        };
    }

    private static Next move(Work<StockMovement> work, long number, Map<String, String> codes) {
        StockMovement movement = work.payload();
        if (!movement.type().inbound()) {
            for (StockMovementLine line : movement.lines()) {
                BigDecimal onHand =
                        work.onHand(work.key(movement.source(), line.item().sourceItemId()));
                if (onHand.compareTo(line.quantity()) < 0) {
                    return tooLittle(work, line, onHand, codes);
                }
            }
        }
        return new MovementCall(
                        movement.type(),
                        movement.date(),
                        movement.partnerBranchId(),
                        movement.remark(),
                        movement.lines())
                .call(work, number, codes);
    }

    /** A good with too little stock follows the policy of its device. */
    private static Next tooLittle(
            Work<StockMovement> work, StockMovementLine line, BigDecimal onHand, Map<String, String> codes) {
        ItemRef item = line.item();
        Reason reason = Reason.of(
                "STOCK_MISSING",
                "%s of '%s' go out, but only %s are on hand at this branch"
                        .formatted(
                                line.quantity().toPlainString(),
                                item.name(),
                                onHand.stripTrailingZeros().toPlainString()));
        String wakeKey = WakeKey.stock(
                work.device().deviceId(), Objects.requireNonNull(codes.get(item.sourceItemId()), "all were found"));
        return switch (work.device().stockPolicy()) {
            case WAIT -> Next.Park.until(wakeKey, reason);
            case REFUSE -> Next.Refuse.because(reason);
            case OPENING_MOVEMENT ->
                new Next.Park(
                        wakeKey,
                        null,
                        reason,
                        List.of(opening(work, line, line.quantity().subtract(onHand))));
        };
    }

    private static Effect opening(Work<StockMovement> work, StockMovementLine line, BigDecimal quantity) {
        StockMovement movement = work.payload();
        return StockLegs.caused(
                work.document(),
                movement.source(),
                "opening/%d/%s".formatted(work.document().documentId(), line.lineId()),
                work.device().deviceId(),
                movement.date(),
                MovementType.ADJUSTMENT_IN,
                null,
                List.of(new StockMovementLine("1", line.item(), quantity, line.unitPrice())),
                "opening stock");
    }

    @Override
    public Task.Done accepted(Work<StockMovement> work, Attempt attempt, Answer answer) {
        StockMovement movement = work.payload();
        List<Effect> effects = new ArrayList<>();
        if (work.document().step() == 0) {
            effects.addAll(
                    StockMasters.book(work, movement.source(), movement.type().inbound(), movement.lines()));
            effects.addAll(arrival(work));
        }
        boolean whole = work.document().step() == items(movement).size();
        if (whole) {
            effects.add(Results.accepted(work.document(), work.device().deviceId(), null, work.now()));
            if (movement.type().inbound()) {
                effects.add(new Effect.Wake(WakeKey.anyStock(work.device().deviceId())));
            }
        }
        return new Task.Done(whole, effects);
    }

    /** Goods on their way to a branch of ours come in there, as soon as KRA has them going out here. */
    private static List<Effect> arrival(Work<StockMovement> work) {
        StockMovement movement = work.payload();
        Device from = work.device();
        return partnerOf(movement, from)
                .flatMap(work.facts()::device)
                .filter(to -> to.tenantId().equals(from.tenantId()))
                .map(to -> StockLegs.of(
                        work.document(),
                        movement.source(),
                        to.deviceId(),
                        movement.date(),
                        MovementType.TRANSFER_IN,
                        from.branchId(),
                        movement.remark(),
                        movement.lines()))
                .orElse(List.of());
    }

    private static Optional<Branch> partnerOf(StockMovement movement, Device device) {
        return Optional.ofNullable(movement.partnerBranchId())
                .filter(branch -> movement.type() == MovementType.TRANSFER_OUT && !branch.equals(device.branchId()))
                .map(branch -> new Branch(device.environment(), device.pin(), branch));
    }

    /** Each item once, in the order of the lines. */
    private static List<String> items(StockMovement movement) {
        return movement.lines().stream()
                .map(line -> line.item().sourceItemId())
                .distinct()
                .toList();
    }
}
