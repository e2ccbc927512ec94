package dev.risiti.certify.check;

import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.amounts.WireLine;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.ImportItemListAnswer.ImportItem;
import dev.risiti.oscu.wire.ImportItemUpdateRequest;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.PurchaseLine;
import dev.risiti.oscu.wire.PurchaseRequest;
import dev.risiti.oscu.wire.PurchaseSalesListAnswer;
import dev.risiti.oscu.wire.PurchaseSalesListAnswer.Sale;
import dev.risiti.oscu.wire.TaxTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What comes from suppliers and customs: listed by KRA, decided by us (KRA reference 2.15, 2.16, 2.20, 2.21, 8). */
final class TradeChecks {
    private static final String PURCHASES = "purchases";
    private static final String IMPORTS = "imports";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final String WAITING = "2";
    private static final String CASH = "01";

    private final Desk desk;
    private final OscuLookups lookups;
    private final Shop shop;
    private final Clock clock;
    private final Pause pause;

    TradeChecks(Desk desk, OscuLookups lookups, Shop shop, Clock clock, Pause pause) {
        this.desk = desk;
        this.lookups = lookups;
        this.shop = shop;
        this.clock = clock;
        this.pause = pause;
    }

    Check purchases() {
        return Check.of(PURCHASES, KraTest.PURCHASES, "", "2.20, 8", this::lookUpPurchases)
                .after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpPurchases() {
        var found = rows(() -> Desk.answer(lookups.purchases(shop.device(), ReferenceChecks.EVER))
                .map(PurchaseSalesListAnswer::sales)
                .orElse(List.of()));
        shop.purchases(found);
        return new Verdict.Passed(
                found.isEmpty()
                        ? "no supplier named this PIN, a valid answer"
                        : "suppliers' invoices: " + found.size());
    }

    /** KRA seeds such rows some minutes after a session starts. */
    private <T> List<T> rows(Supplier<List<T>> question) {
        var rows = question.get();
        var deadline = shop.startedAt().plus(shop.target().patience());
        while (rows.isEmpty() && clock.instant().isBefore(deadline)) {
            pause.last(BETWEEN_LOOKS);
            rows = question.get();
        }
        return rows;
    }

    Check purchase() {
        return Check.of("purchase", KraTest.PURCHASE, "a supplier's invoice is confirmed", "2.21, 8", this::confirm)
                .after(PURCHASES, ItemChecks.ITEMS);
    }

    private Verdict confirm() {
        var candidates =
                shop.purchases().stream().filter(TradeChecks::isConfirmable).toList();
        if (candidates.isEmpty()) {
            return new Verdict.NotRun("KRA lists no supplier's invoice that could be confirmed");
        }
        var number = shop.numbers().next(Numbers.Counter.PURCHASE);
        @Nullable Outcome outcome = null;
        for (var sale : candidates) {
            outcome = desk.send(shop.device(), OscuRequests.encode(confirmation(sale, number)));
            if (!isConfirmedAlready(outcome)) {
                Desk.accepted(outcome);
                shop.numbers().used(Numbers.Counter.PURCHASE, number);
                return new Verdict.Passed(
                        "purchase " + number + ": number " + sale.supplier().spplrInvcNo() + " of "
                                + sale.supplier().spplrTin());
            }
        }
        throw new CheckFailedException("KRA holds this purchase number or all listed invoices already ("
                + Numbers.Counter.PURCHASE.option() + " says the last number): "
                + (outcome == null ? "" : Outcomes.inWords(outcome)));
    }

    private static boolean isConfirmedAlready(Outcome outcome) {
        return outcome instanceof Outcome.Unknown unknown && unknown.reason() == Outcome.Unknown.Reason.DUPLICATE;
    }

    private static boolean isConfirmable(Sale sale) {
        return !"R".equals(sale.rcptTyCd())
                && !sale.lines().isEmpty()
                && sale.lines().stream()
                        .allMatch(line -> ware(line.taxTyCd()).isPresent()
                                && line.totAmt() != null
                                && line.totAmt().signum() > 0);
    }

    /** An own item of the supplier's tax type. */
    private static Optional<Ware> ware(@Nullable String taxTyCd) {
        return Optional.ofNullable(
                switch (taxTyCd) {
                    case "A" -> Ware.LIVESTOCK;
                    case "B" -> Ware.CAKE;
                    case "C" -> Ware.EXPORT_SERVICE;
                    case null, default -> null;
                });
    }

    private PurchaseRequest confirmation(Sale sale, long number) {
        var amounts = new ArrayList<WireLine>();
        var lines = new ArrayList<PurchaseLine>();
        for (var line : sale.lines()) {
            var item = shop.item(ware(line.taxTyCd()).orElseThrow());
            var amount = amount(line, item.ware().taxType());
            amounts.add(amount);
            lines.add(PurchaseLine.of(
                    lines.size() + 1, item.onLine(), line.itemClsCd(), line.itemCd(), line.itemNm(), amount));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return PurchaseRequest.confirmation(
                shop.pin(),
                shop.branch(),
                number,
                sale.supplier(),
                Objects.requireNonNullElse(sale.pmtTyCd(), CASH),
                now,
                Objects.requireNonNullElse(sale.salesDt(), KraTime.dateOf(shop.startedAt())),
                TaxTable.of(Totals.of(amounts, shop.rates())),
                null,
                Shop.AUDIT,
                lines);
    }

    /** Computed anew from the supplier's total: the supplier's own tax need not add up. One line stays one line. */
    private WireLine amount(PurchaseSalesListAnswer.Line line, TaxType type) {
        var total = Objects.requireNonNull(line.totAmt());
        var rate = Shop.rate(shop.rates(), type);
        var quantity =
                Optional.ofNullable(line.qty()).filter(qty -> qty.signum() > 0).orElse(BigDecimal.ONE);
        var exact = WireLines.of(List.of(new SourceLine(quantity, total, type, rate)));
        return exact.size() == 1
                ? exact.getFirst()
                : WireLines.of(List.of(new SourceLine(BigDecimal.ONE, total, type, rate)))
                        .getFirst();
    }

    Check imports() {
        return Check.of(IMPORTS, KraTest.IMPORTS, "", "2.15, 8", this::lookUpImports)
                .after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpImports() {
        var found = rows(() -> Desk.answer(lookups.imports(shop.device(), ReferenceChecks.EVER))
                .map(answer -> answer.items())
                .orElse(List.of()));
        shop.imports(found);
        return new Verdict.Passed(
                found.isEmpty() ? "no declaration names this PIN, a valid answer" : "imported lines: " + found.size());
    }

    Check importUpdate() {
        return Check.of(
                        "import update",
                        KraTest.IMPORT_UPDATE,
                        "an imported line is approved",
                        "2.16, 8",
                        this::approve)
                .after(IMPORTS, ItemChecks.ITEMS);
    }

    private Verdict approve() {
        var waiting = shop.imports().stream().filter(TradeChecks::isWaiting).findFirst();
        if (waiting.isEmpty()) {
            return new Verdict.NotRun("KRA lists no imported line that waits for an answer");
        }
        var item = shop.item(Ware.CAKE);
        desk.accepted(
                shop.device(),
                ImportItemUpdateRequest.answering(
                        shop.pin(),
                        shop.branch(),
                        waiting.get(),
                        item.itemClsCd(),
                        item.code().value(),
                        true,
                        "approved by certification",
                        Shop.AUDIT));
        return new Verdict.Passed(
                "line " + waiting.get().itemSeq() + " of task " + waiting.get().taskCd() + " became " + item.code()
                        + "; KRA's list may show it as waiting for a while");
    }

    private static boolean isWaiting(ImportItem row) {
        return row.hsCd() != null
                && (row.imptItemSttsCd() == null || row.imptItemSttsCd().equals(WAITING));
    }
}
