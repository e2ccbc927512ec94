package dev.risiti.certify.check;

import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.InvoiceRow;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.SaleAnswer;
import dev.risiti.oscu.wire.SaleRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A sale, its credit note, and both as KRA holds them (KRA reference 2.17 to 2.19, 5, 9). */
final class SaleChecks {
    static final String SALE = "sale";
    static final String CREDIT_NOTE = "credit note";

    /** Longer windows time out at KRA. */
    private static final Duration LIST_WINDOW = Duration.ofDays(30);

    /** KRA may show a document a moment after it signed it. */
    private static final int LOOKS = 3;

    private static final Duration READ_LAG = Duration.ofSeconds(2);

    /** Code class 32. */
    private static final String REFUND = "06";

    private static final String CASH = "01";
    private static final Pattern SIGNATURE = Pattern.compile("[A-Z2-7]{16}");
    private static final Pattern INTERNAL_DATA = Pattern.compile("[A-Z2-7]{26}");

    private final Desk desk;
    private final OscuLookups lookups;
    private final Shop shop;
    private final Clock clock;
    private final Pause pause;

    SaleChecks(Desk desk, OscuLookups lookups, Shop shop, Clock clock, Pause pause) {
        this.desk = desk;
        this.lookups = lookups;
        this.shop = shop;
        this.clock = clock;
        this.pause = pause;
    }

    Check sale() {
        return Check.of(
                        SALE,
                        KraTest.SALE,
                        "a sale at B, A and C, with a total that does not divide by its quantity",
                        "2.17, 5",
                        this::sell)
                .after(StockChecks.OPENING, StockChecks.STATED, BranchChecks.USER);
    }

    private Verdict sell() {
        if (!shop.numbers().knows(Numbers.Counter.INVOICE)) {
            shop.numbers().used(Numbers.Counter.INVOICE, lastInvoiceNumber());
        }
        var basket = shop.basket()
                .with(shop.item(Ware.CAKE), 3)
                .with(shop.item(Ware.LIVESTOCK), 2)
                .with(shop.item(Ware.CAKE), BigDecimal.valueOf(3), new BigDecimal("100.00"))
                .with(shop.item(Ware.EXPORT_SERVICE), 1);
        var sent = desk.numbered(
                shop.device(),
                Numbers.Counter.INVOICE,
                Outcome.Counter.INVOICE_NUMBER,
                number -> saleOf(basket, number));
        var receipt = receipt(sent.outcome());
        shop.sold(new Issued(sent.number(), sent.request(), basket, receipt));
        return new Verdict.Passed(signed(sent, receipt));
    }

    /** A sale of that basket under that number. */
    SaleRequest saleOf(Basket basket, long number) {
        return SaleRequest.sale(
                shop.pin(),
                shop.branch(),
                "CERT-" + number,
                number,
                shop.target().buyerPin().orElse(null),
                BranchChecks.CUSTOMER_NAME,
                CASH,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                KraTime.dateOf(shop.startedAt()),
                basket.taxes(),
                null,
                Shop.AUDIT,
                "Certification",
                basket.saleLines());
    }

    private long lastInvoiceNumber() {
        return Desk.answer(lookups.invoices(shop.device(), shop.startedAt().minus(LIST_WINDOW))).stream()
                .flatMap(found -> found.rows().stream())
                .mapToLong(row -> row.content().invcNo())
                .max()
                .orElse(0);
    }

    private static SaleAnswer receipt(Outcome.Accepted outcome) {
        if (!(outcome.answer() instanceof SaleAnswer receipt)) {
            throw new CheckFailedException("the answer holds no receipt");
        }
        Desk.require(
                SIGNATURE.matcher(receipt.rcptSign()).matches()
                        && INTERNAL_DATA.matcher(receipt.intrlData()).matches(),
                "signature or internal data are not 16 and 26 characters of base32");
        return receipt;
    }

    private static String signed(Desk.Numbered sent, SaleAnswer receipt) {
        return "number " + sent.number() + ", receipt " + receipt.curRcptNo() + ", signature " + receipt.rcptSign()
                + sent.remark();
    }

    Check creditNote() {
        return Check.of(CREDIT_NOTE, KraTest.SALE, "a credit note for one of the goods", "2.17, 9", this::credit)
                .after(SALE);
    }

    private Verdict credit() {
        var basket = shop.basket().with(shop.item(Ware.CAKE), 1);
        var sent = desk.numbered(
                shop.device(),
                Numbers.Counter.INVOICE,
                Outcome.Counter.INVOICE_NUMBER,
                number -> creditNoteOf(basket, number, shop.sale().invcNo()));
        var receipt = receipt(sent.outcome());
        shop.credited(new Issued(sent.number(), sent.request(), basket, receipt));
        return new Verdict.Passed("for number " + shop.sale().invcNo() + ": " + signed(sent, receipt));
    }

    /** A credit note of that basket for that original. */
    SaleRequest creditNoteOf(Basket basket, long number, long original) {
        return SaleRequest.creditNote(
                shop.pin(),
                shop.branch(),
                "CERT-" + number,
                number,
                original,
                REFUND,
                shop.target().buyerPin().orElse(null),
                BranchChecks.CUSTOMER_NAME,
                CASH,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                KraTime.dateOf(shop.startedAt()),
                basket.taxes(),
                null,
                Shop.AUDIT,
                "Certification",
                basket.saleLines());
    }

    Check details() {
        return Check.of("details", KraTest.INVOICE_DETAILS, "the sale as KRA holds it", "2.18", () -> {
                    requireAsSent(shop.sale());
                    return new Verdict.Passed("buyer, totals, lines and receipt are those that were sent and signed");
                })
                .after(SALE);
    }

    Check noteDetails() {
        return Check.of("note details", KraTest.INVOICE_DETAILS, "the credit note as KRA holds it", "2.18, 9", () -> {
                    requireAsSent(shop.creditNote());
                    return new Verdict.Passed(
                            "buyer, original, totals, lines and receipt are those that were sent" + " and signed");
                })
                .after(CREDIT_NOTE);
    }

    /** Fails unless KRA holds the document as it was sent, with the receipt it was answered with. */
    void requireAsSent(Issued issued) {
        var row = stored(issued.invcNo())
                .orElseThrow(() -> new CheckFailedException("KRA does not hold number " + issued.invcNo()));
        var differences = OscuRequests.contentOf(issued.request()).differencesTo(row.content());
        Desk.require(differences.isEmpty(), "KRA holds something else: " + String.join("; ", differences));
        requireSameReceipt(issued, row);
    }

    private static void requireSameReceipt(Issued issued, InvoiceRow row) {
        var stored = row.receipt();
        Desk.require(
                issued.receipt().rcptSign().equals(stored.rcptSign())
                        && issued.receipt().intrlData().equals(stored.intrlData())
                        && issued.receipt().curRcptNo() == stored.curRcptNo(),
                "the stored receipt of number " + issued.invcNo() + " is not the one that was answered: " + stored);
    }

    private Optional<InvoiceRow> stored(long number) {
        for (var look = 1; look < LOOKS; look++) {
            var found = Desk.answer(lookups.invoice(shop.device(), number));
            if (found.isPresent()) {
                return found;
            }
            pause.last(READ_LAG);
        }
        return Desk.answer(lookups.invoice(shop.device(), number));
    }

    Check list() {
        return Check.of("sales list", KraTest.SALES_LIST, "", "2.19", this::lookUpSales)
                .after(SALE, CREDIT_NOTE);
    }

    private Verdict lookUpSales() {
        var rows = Desk.answer(lookups.invoices(shop.device(), shop.startedAt().minus(Duration.ofHours(1))))
                .orElseThrow(() -> new CheckFailedException("KRA lists no sale"))
                .rows();
        for (var issued : List.of(shop.sale(), shop.creditNote())) {
            var row = rows.stream()
                    .filter(each -> each.content().invcNo() == issued.invcNo())
                    .findFirst()
                    .orElseThrow(() -> new CheckFailedException("number " + issued.invcNo() + " is not listed"));
            requireSameReceipt(issued, row);
        }
        return new Verdict.Passed("documents: " + rows.size() + ", the sale and its credit note among them");
    }
}
