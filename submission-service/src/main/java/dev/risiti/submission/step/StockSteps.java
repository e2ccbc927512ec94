package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.StockMovementRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stock movement: {@code insertStockIO}, then {@code saveStockMaster} once per item with the quantity on hand after
 * it. A stock master never goes before its movement (invariant 6): the calls are the steps of one document.
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
        Device device = work.device();
        Optional<Next> missing = Wire.missingRate(
                work,
                movement.lines().stream().map(line -> line.item().taxType()).collect(Collectors.toSet()),
                movement.date());
        if (missing.isPresent()) {
            return missing.get();
        }
        if (!movement.type().inbound()) {
            for (StockMovementLine line : movement.lines()) {
                BigDecimal onHand =
                        work.onHand(work.key(movement.source(), line.item().sourceItemId()));
                if (onHand.compareTo(line.quantity()) < 0) {
                    return tooLittle(work, line, onHand, codes);
                }
            }
        }
        LocalDate today = KraTime.dateOf(work.now());
        return Next.Call.of(StockMovementRequest.of(
                device.pin(),
                device.branchId(),
                number,
                null,
                movement.partnerBranchId(),
                null,
                movement.type().code(),
                // KRA refuses a movement of its own tomorrow.
                movement.date().isAfter(today) ? today : movement.date(),
                movement.remark(),
                Wire.AUDIT,
                StockWire.lines(movement.lines(), codes, work.rates(movement.date()))));
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
        String id = "opening/%d/%s".formatted(work.document().documentId(), line.lineId());
        return new Effect.Add(NewDocument.caused(
                new DocumentIdentity(movement.tenantId(), movement.source(), DocumentKind.STOCK_MOVEMENT, id),
                new StockMovement(
                        movement.tenantId(),
                        movement.source(),
                        id,
                        1,
                        movement.deviceId(),
                        movement.bookId(),
                        movement.date(),
                        MovementType.ADJUSTMENT_IN,
                        null,
                        List.of(new StockMovementLine("1", line.item(), quantity, line.unitPrice())),
                        "opening stock"),
                work.device().deviceId(),
                LaneScope.ofDevice(work.device().deviceId()),
                work.document()));
    }

    @Override
    public Task.Done accepted(Work<StockMovement> work, Attempt attempt, Answer answer) {
        StockMovement movement = work.payload();
        List<Effect> effects = new ArrayList<>();
        if (work.document().step() == 0) {
            effects.addAll(
                    StockMasters.book(work, movement.source(), movement.type().inbound(), movement.lines()));
        }
        boolean whole = work.document().step() == items(movement).size();
        if (whole) {
            effects.add(Results.accepted(work.document(), work.device().deviceId(), null, work.now()));
        }
        return new Task.Done(whole, effects);
    }

    /** Each item once, in the order of the lines. */
    private static List<String> items(StockMovement movement) {
        return movement.lines().stream()
                .map(line -> line.item().sourceItemId())
                .distinct()
                .toList();
    }
}
