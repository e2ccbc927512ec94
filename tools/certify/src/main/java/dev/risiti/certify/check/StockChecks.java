package dev.risiti.certify.check;

import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.StockMasterRequest;
import dev.risiti.oscu.wire.StockMovementRequest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Goods coming in and going out, and what is on hand afterwards (KRA reference 2.22 to 2.24, 7). */
final class StockChecks {
    static final String OPENING = "opening stock";
    static final String STATED = "stated stock";

    private static final String OUT = "goods leave";
    private static final String BACK = "goods come back";

    /** Movement types, code class 12. */
    private static final String ADJUSTED_IN = "06";

    private static final String SOLD = "11";
    private static final String RETURNED = "03";

    private final Desk desk;
    private final OscuLookups lookups;
    private final Shop shop;

    StockChecks(Desk desk, OscuLookups lookups, Shop shop) {
        this.desk = desk;
        this.lookups = lookups;
        this.shop = shop;
    }

    Check opening() {
        return Check.of(
                        OPENING,
                        KraTest.STOCK_IN_OUT,
                        "opening stock comes in",
                        "2.23, 7",
                        () -> move(
                                ADJUSTED_IN,
                                shop.basket()
                                        .with(shop.item(Ware.FLOUR), 100)
                                        .with(shop.item(Ware.CAKE), 20)
                                        .with(shop.item(Ware.LIVESTOCK), 30)))
                .after(ItemChecks.ITEMS);
    }

    Check stated() {
        return Check.of(
                        STATED,
                        KraTest.STOCK_MASTER,
                        "the opening stock is on hand",
                        "2.24, 7",
                        () -> state(List.of(Ware.FLOUR, Ware.CAKE, Ware.LIVESTOCK)))
                .after(OPENING);
    }

    Check goodsLeave() {
        return Check.of(
                        OUT,
                        KraTest.STOCK_IN_OUT,
                        "the goods sold go out",
                        "2.23, 7",
                        () -> move(SOLD, shop.sale().basket()))
                .after(SaleChecks.SALE, OPENING);
    }

    Check statedAfterTheSale() {
        return Check.of(
                        "stated after the sale",
                        KraTest.STOCK_MASTER,
                        "less is on hand after the sale",
                        "2.24, 7",
                        () -> state(shop.sale().basket().quantities().keySet()))
                .after(OUT);
    }

    Check goodsComeBack() {
        return Check.of(
                        BACK,
                        KraTest.STOCK_IN_OUT,
                        "the goods credited come back",
                        "2.23, 7, 9",
                        () -> move(RETURNED, shop.creditNote().basket()))
                .after(SaleChecks.CREDIT_NOTE, OUT);
    }

    Check statedAfterTheNote() {
        return Check.of(
                        "stated after the note",
                        KraTest.STOCK_MASTER,
                        "more is on hand after the credit note",
                        "2.24, 7",
                        () -> state(shop.creditNote().basket().quantities().keySet()))
                .after(BACK);
    }

    Check moves() {
        return Check.of(
                        "moves",
                        KraTest.STOCK_MOVES,
                        "",
                        "2.22",
                        () -> Desk.answer(lookups.stockMoves(shop.device(), ReferenceChecks.EVER))
                                .<Verdict>map(found -> new Verdict.Passed("movements from other branches: "
                                        + found.moves().size()))
                                .orElseGet(
                                        () -> new Verdict.Passed("nothing came from other branches, a valid answer")))
                .after(DeviceChecks.INITIALISED);
    }

    Check refusesAWrongQuantity() {
        return Check.ours(
                        "wrong quantity",
                        "a stock master that does not match the movements is refused",
                        "3.2, 7",
                        this::stateTooMuch)
                .after(STATED)
                .atGatewayOnly();
    }

    private Verdict stateTooMuch() {
        var right = shop.stock(Ware.LIVESTOCK);
        var outcome =
                desk.send(shop.device(), OscuRequests.encode(quantity(Ware.LIVESTOCK, right.add(BigDecimal.ONE))));
        Desk.require(
                outcome instanceof Outcome.RefusedDocument refused
                        && refused.expected() != null
                        && refused.expected().counter() == Outcome.Counter.STOCK_ON_HAND
                        && refused.expected().value().compareTo(right) == 0,
                "expected a refusal that names " + right + ", got " + Outcomes.inWords(outcome));
        return new Verdict.Passed("KRA refused: \"" + outcome.words() + "\"");
    }

    private Verdict move(String sarTyCd, Basket basket) {
        var sent = desk.numbered(
                shop.device(),
                Numbers.Counter.MOVEMENT,
                Outcome.Counter.MOVEMENT_NUMBER,
                number -> StockMovementRequest.of(
                        shop.pin(),
                        shop.branch(),
                        number,
                        null,
                        null,
                        null,
                        sarTyCd,
                        KraTime.dateOf(shop.startedAt()),
                        null,
                        Shop.AUDIT,
                        basket.stockLines()));
        shop.moved(basket.quantities(), !sarTyCd.startsWith("1"));
        return new Verdict.Passed("movement " + sent.number() + " of type " + sarTyCd + sent.remark());
    }

    private Verdict state(Collection<Ware> wares) {
        wares.forEach(ware -> desk.accepted(shop.device(), quantity(ware, shop.stock(ware))));
        return new Verdict.Passed(wares.stream()
                .map(ware -> shop.item(ware).code() + ": " + shop.stock(ware).toPlainString())
                .collect(Collectors.joining(", ")));
    }

    private StockMasterRequest quantity(Ware ware, BigDecimal rsdQty) {
        return new StockMasterRequest(
                shop.pin(), shop.branch(), shop.item(ware).code().value(), rsdQty, Shop.AUDIT);
    }
}
