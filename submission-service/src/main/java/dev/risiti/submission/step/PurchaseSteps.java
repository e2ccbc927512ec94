package dev.risiti.submission.step;

import dev.risiti.contracts.document.Decision;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.PurchaseDecision;
import dev.risiti.contracts.document.PurchaseDecisionLine;
import dev.risiti.contracts.document.PurchaseSupplier;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.PurchaseRequest;
import dev.risiti.oscu.wire.Supplier;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentFate;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the business says to a purchase: {@code insertTrnsPurchase} in our own items, with the supplier copied letter by
 * letter; a rejection that names none of our items goes with the lines as received. Approved goods come into stock, or
 * go back to the supplier, by a movement of their own. A return waits for the decision about its original, whose number
 * it names.
 */
final class PurchaseSteps implements Steps<PurchaseDecision> {
    /** Normal, of class 14. */
    private static final String NORMAL = "N";

    private static final int PRICE_DECIMALS = 10;
    /** The original may be decided in another lane just while this one looks: the signal would be missed. */
    private static final Duration ORIGINAL_RECHECK = Duration.ofHours(1);

    @Override
    public Class<PurchaseDecision> payloadType() {
        return PurchaseDecision.class;
    }

    @Override
    public List<NamedItem> items(PurchaseDecision purchase, Device device) {
        return purchase.lines().stream()
                .map(line -> NamedItem.of(device, purchase.source(), line.item()))
                .toList();
    }

    @Override
    public Optional<DocumentIdentity> original(PurchaseDecision purchase) {
        return Optional.ofNullable(purchase.originalDocumentId())
                .map(id -> new DocumentIdentity(
                        purchase.tenantId(), purchase.source(), DocumentKind.PURCHASE_DECISION, id));
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return Optional.of(Counter.Name.PURCHASE);
    }

    @Override
    public Next next(Work<PurchaseDecision> work, @Nullable Long number) {
        PurchaseDecision purchase = work.payload();
        if (work.device().door() == FrontDoor.GATEWAY && purchase.supplier().invoiceNumber() == null) {
            return Next.Refuse.because(Reason.of(
                    "SUPPLIER_INVOICE_MISSING",
                    "KRA's gateway takes a purchase only with the number of the supplier's own invoice"));
        }
        Optional<Next> noOriginal = waitForOriginal(work);
        if (noOriginal.isPresent()) {
            return noOriginal.get();
        }
        long own = Objects.requireNonNull(number);
        return purchase.lines().isEmpty() ? rejectAsReceived(work, own) : decide(work, own);
    }

    private Optional<Next> waitForOriginal(Work<PurchaseDecision> work) {
        Optional<DocumentIdentity> original = original(work.payload());
        if (original.isEmpty()) {
            return Optional.empty();
        }
        Optional<DocumentFate> fate = work.facts().original(original.get());
        if (fate.isEmpty()) {
            return Optional.of(
                    park(original.get(), "The decision about the original purchase '%s' has not come in yet"));
        }
        return switch (fate.get().state()) {
            case ACCEPTED -> Optional.empty();
            case QUEUED, WAITING, BLOCKED ->
                Optional.of(park(original.get(), "KRA does not have the original purchase '%s' yet"));
            case REFUSED, WITHDRAWN ->
                Optional.of(Next.Refuse.because(Reason.of(
                        "ORIGINAL_NOT_TAKEN",
                        "KRA did not take the original purchase '%s'"
                                .formatted(original.get().sourceDocumentId()))));
        };
    }

    private static Next park(DocumentIdentity original, String text) {
        return new Next.Park(
                wakeKey(original),
                ORIGINAL_RECHECK,
                Reason.of("ORIGINAL_NOT_THERE_YET", text.formatted(original.sourceDocumentId())),
                List.of());
    }

    /** What returns wait for that refer to a purchase. */
    private static String wakeKey(DocumentIdentity purchase) {
        return "purchase/" + purchase.tenantId() + "/" + purchase.source() + "/" + purchase.sourceDocumentId();
    }

    private Next decide(Work<PurchaseDecision> work, long number) {
        PurchaseDecision purchase = work.payload();
        Set<TaxType> used =
                purchase.lines().stream().map(PurchaseDecisionLine::taxType).collect(Collectors.toSet());
        Optional<Next> missing = Wire.missingRate(work, used, purchase.date());
        if (missing.isPresent()) {
            return missing.get();
        }
        return switch (ItemCodes.of(
                work,
                purchase.source(),
                purchase.lines().stream().map(PurchaseDecisionLine::item).toList())) {
            case ItemCodes.Missing(var park) -> park;
            case ItemCodes.All(var codes) ->
                call(work, number, PurchaseWire.ours(purchase, codes, work.rates(purchase.date())));
        };
    }

    private Next rejectAsReceived(Work<PurchaseDecision> work, long number) {
        return PurchaseWire.asReceived(work.payload())
                .map(wire -> call(work, number, wire))
                .orElseGet(() -> Next.Refuse.because(
                        Reason.of("NOTHING_TO_REJECT", "The purchase names no line that KRA could be told of")));
    }

    private Next call(Work<PurchaseDecision> work, long number, PurchaseWire wire) {
        PurchaseDecision purchase = work.payload();
        Device device = work.device();
        PurchaseSupplier supplier = purchase.supplier();
        return Next.Call.of(new PurchaseRequest(
                device.pin(),
                device.branchId(),
                number,
                originalNumber(work),
                new Supplier(supplier.pin(), supplier.branchId(), supplier.name(), supplier.invoiceNumber()),
                purchase.registration().code(),
                NORMAL,
                purchase.type().code(),
                purchase.paymentMethod().code(),
                purchase.decision().purchaseStatus(),
                work.now(),
                purchase.date(),
                purchase.decision() == Decision.APPROVED ? goodsMovedAt(work) : null,
                null,
                null,
                null,
                wire.lines().size(),
                wire.taxes(),
                purchase.remark(),
                Wire.AUDIT,
                wire.lines()));
    }

    /** 0 when there is none, or KRA took it without a number of ours. */
    private long originalNumber(Work<PurchaseDecision> work) {
        return original(work.payload())
                .flatMap(work.facts()::original)
                .map(DocumentFate::acceptedNumber)
                .orElse(0L);
    }

    private static Instant goodsMovedAt(Work<PurchaseDecision> work) {
        Instant received = work.payload().goodsReceivedAt();
        return received == null ? work.now() : received;
    }

    @Override
    public Task.Done accepted(Work<PurchaseDecision> work, Attempt attempt, Answer answer) {
        PurchaseDecision purchase = work.payload();
        Document document = work.document();
        List<Effect> effects = new ArrayList<>();
        effects.add(Results.accepted(document, work.device().deviceId(), null, work.now()));
        effects.add(new Effect.Wake(wakeKey(document.identity())));
        if (purchase.decision() == Decision.APPROVED) {
            effects.addAll(StockLegs.of(
                    document,
                    purchase.source(),
                    work.device().deviceId(),
                    KraTime.dateOf(goodsMovedAt(work)),
                    switch (purchase.type()) {
                        case PURCHASE -> MovementType.PURCHASE_IN;
                        case RETURN -> MovementType.RETURN_OUT;
                    },
                    null,
                    purchase.remark(),
                    goods(purchase)));
        }
        return new Task.Done(true, effects);
    }

    /** A return that waits for this purchase is looked at again: it can only be refused now. */
    @Override
    public List<Effect> refused(Work<PurchaseDecision> work, Reason reason) {
        return List.of(new Effect.Wake(wakeKey(work.document().identity())));
    }

    /** One line per item, worth what was paid for it. */
    private static List<StockMovementLine> goods(PurchaseDecision purchase) {
        Map<String, List<PurchaseDecisionLine>> byItem = purchase.lines().stream()
                .filter(line -> line.item().type().hasStock())
                .collect(Collectors.groupingBy(
                        line -> line.item().sourceItemId(), LinkedHashMap::new, Collectors.toList()));
        List<StockMovementLine> moved = new ArrayList<>();
        for (List<PurchaseDecisionLine> same : byItem.values()) {
            BigDecimal quantity =
                    same.stream().map(PurchaseDecisionLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal total = same.stream().map(PurchaseDecisionLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
            moved.add(new StockMovementLine(
                    String.valueOf(moved.size() + 1),
                    same.getFirst().item(),
                    quantity,
                    total.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP)));
        }
        return moved;
    }
}
