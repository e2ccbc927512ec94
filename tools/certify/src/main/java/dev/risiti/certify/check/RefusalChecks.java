package dev.risiti.certify.check;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import dev.risiti.oscu.wire.ChangesSince;
import dev.risiti.oscu.wire.OscuRequests;
import java.math.BigDecimal;

/** What KRA must refuse, and that a refusal uses up no number (KRA reference 3). */
final class RefusalChecks {
    /** Of the length of a real key. */
    private static final String WRONG_KEY = "0".repeat(52);

    private static final long NO_SUCH_INVOICE = 999_999_999;
    private static final int GAP = 5;

    private final Desk desk;
    private final OscuLookups lookups;
    private final Shop shop;
    private final SaleChecks sales;

    RefusalChecks(Desk desk, OscuLookups lookups, Shop shop, SaleChecks sales) {
        this.desk = desk;
        this.lookups = lookups;
        this.shop = shop;
        this.sales = sales;
    }

    Check duplicate() {
        return Check.ours(
                        "duplicate", "a repeated sale is refused and changes nothing", "3.3, 3.4", this::repeatTheSale)
                .after(SaleChecks.SALE, "details");
    }

    private Verdict repeatTheSale() {
        var issued = shop.sale();
        var outcome = desk.send(shop.device(), issued.request());
        var isDuplicate = switch (outcome) {
            case Outcome.Unknown unknown -> unknown.reason() == Outcome.Unknown.Reason.DUPLICATE;
            case Outcome.RefusedDocument refused ->
                refused.expected() != null && refused.expected().saysTaken(issued.invcNo());
            default -> false;
        };
        Desk.require(isDuplicate, "expected a refusal as a duplicate, got " + Outcomes.inWords(outcome));
        sales.requireAsSent(issued);
        return new Verdict.Passed("KRA refused: \"" + outcome.words() + "\", and still holds the one it signed");
    }

    Check nothingFound() {
        return Check.ours("nothing found", "a look-up of a number never used finds nothing", "3.1", () -> {
                    Desk.require(
                            Desk.answer(lookups.invoice(shop.device(), NO_SUCH_INVOICE))
                                    .isEmpty(),
                            "KRA holds number " + NO_SUCH_INVOICE);
                    return new Verdict.Passed("an empty answer is told from a failure");
                })
                .after(DeviceChecks.INITIALISED);
    }

    Check wrongKey() {
        return Check.ours("wrong key", "a device with a wrong key is turned away", "3.1", () -> {
                    var stranger = new DeviceCredentials(
                            shop.pin(), shop.branch(), WRONG_KEY, shop.target().route());
                    var outcome = desk.send(
                            stranger,
                            OscuRequests.encode(new ChangesSince(
                                    OscuCall.SELECT_NOTICE_LIST, shop.pin(), shop.branch(), ReferenceChecks.EVER)));
                    Desk.require(
                            outcome instanceof Outcome.RefusedConnection refused
                                    && refused.trouble() == Trouble.DEVICE_REJECTED,
                            "expected a refusal of the device, got " + Outcomes.inWords(outcome));
                    return refused(outcome);
                })
                .after(DeviceChecks.INITIALISED);
    }

    Check missingField() {
        return Check.ours(
                        "missing field",
                        "a sale without a mandatory field is refused and uses up no number",
                        "3.1, 3.2, 5.1",
                        this::sellNamelessItem)
                .after(SaleChecks.SALE, SaleChecks.CREDIT_NOTE);
    }

    private Verdict sellNamelessItem() {
        var number = shop.numbers().next(Numbers.Counter.INVOICE);
        var outcome = desk.send(shop.device(), SpoiltSale.withoutItemName(oneCake(number)));
        requireRefusedDocument(outcome, number);
        Desk.require(
                Desk.answer(lookups.invoice(shop.device(), number)).isEmpty(),
                "KRA refused number " + number + " and holds it nevertheless");
        return refused(outcome);
    }

    Check noOriginal() {
        return Check.ours("no original", "a credit note for an unknown original is refused", "3.2, 9", () -> {
                    var number = shop.numbers().next(Numbers.Counter.INVOICE);
                    var outcome = desk.send(
                            shop.device(),
                            OscuRequests.encode(sales.creditNoteOf(
                                    shop.basket().with(shop.item(Ware.CAKE), 1), number, NO_SUCH_INVOICE)));
                    if (outcome instanceof Outcome.RefusedDependency) {
                        return refused(outcome);
                    }
                    requireRefusedDocument(outcome, number);
                    return refused(outcome);
                })
                .after(SaleChecks.SALE, SaleChecks.CREDIT_NOTE);
    }

    Check taxExclusive() {
        return Check.ours("tax-exclusive", "a sale with tax-exclusive lines is refused", "3.2, 5.3", () -> {
                    var number = shop.numbers().next(Numbers.Counter.INVOICE);
                    var outcome = desk.send(shop.device(), SpoiltSale.taxExclusive(oneCake(number)));
                    requireRefusedDocument(outcome, number);
                    return refused(outcome);
                })
                .after(SaleChecks.SALE, SaleChecks.CREDIT_NOTE)
                .atGatewayOnly();
    }

    Check gap() {
        return Check.ours("gap", "a number that leaves a gap is refused with the expected one", "3.3, 5.1", () -> {
                    var next = shop.numbers().next(Numbers.Counter.INVOICE);
                    var outcome = desk.send(shop.device(), oneCake(next + GAP));
                    Desk.require(
                            outcome instanceof Outcome.RefusedDocument refused
                                    && refused.expected() != null
                                    && refused.expected().counter() == Outcome.Counter.INVOICE_NUMBER
                                    && refused.expected().value().compareTo(BigDecimal.valueOf(next)) == 0,
                            "expected a refusal that names " + next + ", got " + Outcomes.inWords(outcome));
                    return refused(outcome);
                })
                .after(SaleChecks.SALE, SaleChecks.CREDIT_NOTE)
                .atGatewayOnly();
    }

    Check unknownItem() {
        return Check.ours(
                        "unknown item",
                        "a sale of goods never registered is refused as a dependency",
                        "3.2, 5.5",
                        () -> {
                            var number = shop.numbers().next(Numbers.Counter.INVOICE);
                            var cake = shop.item(Ware.CAKE);
                            var code = cake.code();
                            var stranger = new Item(
                                    cake.ware(),
                                    new ItemCode(
                                            code.country(),
                                            code.type(),
                                            code.packagingUnit(),
                                            code.quantityUnit(),
                                            9_999_999),
                                    cake.itemClsCd());
                            var outcome = desk.send(
                                    shop.device(),
                                    OscuRequests.encode(
                                            sales.saleOf(shop.basket().with(stranger, 1), number)));
                            Desk.require(
                                    outcome instanceof Outcome.RefusedDependency,
                                    "expected a refusal for want of the item or its stock, got "
                                            + Outcomes.inWords(outcome));
                            return refused(outcome);
                        })
                .after(SaleChecks.SALE, SaleChecks.CREDIT_NOTE)
                .atGatewayOnly();
    }

    private OscuRequest oneCake(long number) {
        return OscuRequests.encode(sales.saleOf(shop.basket().with(shop.item(Ware.CAKE), 1), number));
    }

    /** A number that KRA took against expectation must not be used again. */
    private void requireRefusedDocument(Outcome outcome, long number) {
        if (outcome instanceof Outcome.Accepted) {
            shop.numbers().used(Numbers.Counter.INVOICE, number);
        }
        Desk.require(
                outcome instanceof Outcome.RefusedDocument refused && refused.expected() == null,
                "expected a refusal of the document, got " + Outcomes.inWords(outcome));
    }

    private static Verdict refused(Outcome outcome) {
        return new Verdict.Passed("KRA refused: \"" + outcome.words() + "\"");
    }
}
