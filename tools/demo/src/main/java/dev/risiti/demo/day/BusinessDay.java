package dev.risiti.demo.day;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.demo.Deadline;
import dev.risiti.demo.books.BooksUser;
import dev.risiti.demo.books.WebhookDesk;
import dev.risiti.demo.business.Article;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.business.Shop;
import dev.risiti.demo.business.TaxCodes;
import dev.risiti.demo.events.ConnectorPublisher;
import dev.risiti.demo.events.Watch;
import dev.risiti.demo.kra.KraReferee;
import dev.risiti.demo.kra.LedgerEntry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Plays the day. Nairobi sells; Mombasa has the bad line to KRA: one answer comes late, one never comes. Both faults
 * are ordered while that branch has nothing else to send, so that they strike the sale they are meant for.
 */
public final class BusinessDay {
    private static final int LATE_MILLIS = 4_000;

    private final KraReferee kra;
    private final ConnectorPublisher publisher;
    private final Watch watch;
    private final Clock clock;
    private final Shop shop;
    private final Bookkeeping books;
    private final WebhookTricks tricks;
    private final BranchDevice nairobi;
    private final BranchDevice mombasa;

    /** @param devices those of the two branches, in their order */
    public BusinessDay(
            KraReferee kra,
            BooksUser user,
            WebhookDesk webhooks,
            Shop shop,
            ConnectorPublisher publisher,
            Watch watch,
            Clock clock,
            List<BranchDevice> devices) {
        this.kra = kra;
        this.publisher = publisher;
        this.watch = watch;
        this.clock = clock;
        this.shop = shop;
        this.books = new Bookkeeping(user, shop, clock);
        this.tricks = new WebhookTricks(webhooks, watch, clock);
        this.nairobi = devices.getFirst();
        this.mombasa = devices.getLast();
    }

    /**
     * Plays it until the last document is decided and its goods have moved.
     *
     * @param dayId tells the documents of this day from those of any other
     * @return what was done; the last documents may be undecided when the deadline passed
     */
    public DayRecord play(String dayId, String bookId, Deadline deadline) {
        List<LedgerEntry> before = kra.ledger(Business.PIN, 0);
        long mark = before.isEmpty() ? 0 : before.getLast().seq();
        List<DocumentIdentity> deliveries = receiveGoods(dayId, bookId, deadline);

        DayDocument goods = sellGoods();
        sellService();
        DayDocument mixed = sellMixed();
        sellInclusive();
        DayDocument walkIn = sellToWalkIn();
        DayDocument late = sellLate();
        awaitCallOf(mombasa, mark, deadline);
        creditEarly(late);
        Duplicate duplicate = tricks.deliverTwice(goods, deadline);
        Forgery forgery = tricks.forge(deadline);
        Progress morning = new Progress(watch.log(), books.documents());
        watch.until(morning::allDecided, deadline, morning::line);

        creditInFull(walkIn);
        creditInPart(goods);
        creditFromOtherBranch(mixed);
        sellRefused();
        sellWithLostAnswer();
        Progress day = new Progress(watch.log(), books.documents());
        watch.reached(() -> day.allDecided() && day.goodsHaveMoved(), deadline, day::line);
        return new DayRecord(mark, books.documents(), deliveries, forgery, duplicate);
    }

    private List<DocumentIdentity> receiveGoods(String dayId, String bookId, Deadline deadline) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Africa/Nairobi")));
        GoodsReceived goods = new GoodsReceived(shop, publisher);
        List<DocumentIdentity> deliveries =
                List.of(goods.publish(dayId, bookId, nairobi, today), goods.publish(dayId, bookId, mombasa, today));
        watch.until(
                () -> deliveries.stream()
                        .allMatch(identity -> watch.log().decision(identity).isPresent()),
                deadline,
                () -> "the stock of the day is being entered at KRA");
        return deliveries;
    }

    private DayDocument sellGoods() {
        return books.sell(
                "goods, 16 % VAT",
                nairobi,
                "Invoice",
                books.at(nairobi)
                        .customer(Shop.BUILDER)
                        .buyerPin(Shop.BUILDER_PIN)
                        .line(Article.CEMENT, 40));
    }

    private void sellService() {
        books.sell(
                "service, 16 % VAT",
                nairobi, "Invoice", books.at(nairobi).customer(Shop.BUILDER).line(Article.DELIVERY, 1));
    }

    private DayDocument sellMixed() {
        return books.sell(
                "mixed tax types A, B, C",
                nairobi,
                "Invoice",
                books.at(nairobi)
                        .customer(Shop.KIOSK)
                        .line(Article.MILK, 24)
                        .line(Article.CEMENT, 2)
                        .line(Article.FLOUR, 12));
    }

    private void sellInclusive() {
        books.sell(
                "prices with tax, 10 % discount",
                nairobi,
                "Invoice",
                books.at(nairobi)
                        .customer(Shop.KIOSK)
                        .taxInclusive()
                        .lineAt(Article.CEMENT, 10, new BigDecimal("899.95"))
                        .lineAt(Article.DELIVERY, 1, new BigDecimal("2750.00"))
                        .discountPercent(10));
    }

    private DayDocument sellToWalkIn() {
        return books.sell(
                "walk-in customer",
                nairobi,
                "SalesReceipt",
                books.at(nairobi).line(Article.FLOUR, 4).line(Article.CEMENT, 1));
    }

    private DayDocument sellLate() {
        kra.delayNextAnswer(Business.PIN, mombasa.branch().id(), LATE_MILLIS);
        return books.sell(
                "second branch, KRA answers late",
                mombasa,
                "Invoice",
                books.at(mombasa).customer(Shop.KIOSK).line(Article.CEMENT, 6));
    }

    private void awaitCallOf(BranchDevice device, long mark, Deadline deadline) {
        watch.until(
                () -> kra.ledger(Business.PIN, mark).stream()
                        .anyMatch(entry -> entry.call().equals(LedgerEntry.SALE)
                                && entry.branchId().equals(device.branch().id())),
                deadline,
                () -> "the sale of branch %s is on its way to KRA"
                        .formatted(device.branch().name()));
    }

    private void creditEarly(DayDocument late) {
        books.credit(
                "credit note before its sale is signed",
                late,
                mombasa,
                "CreditMemo",
                books.at(mombasa).customer(Shop.KIOSK).line(Article.CEMENT, 1).credits(late, "short delivery"));
    }

    private void creditInFull(DayDocument walkIn) {
        books.credit(
                "walk-in sale credited in full",
                walkIn,
                nairobi,
                "RefundReceipt",
                books.at(nairobi).line(Article.FLOUR, 4).line(Article.CEMENT, 1).credits(walkIn, "goods returned"));
    }

    private void creditInPart(DayDocument goods) {
        books.credit(
                "partial credit note",
                goods,
                nairobi,
                "CreditMemo",
                books.at(nairobi).customer(Shop.BUILDER).line(Article.CEMENT, 5).credits(goods, "damaged bags"));
    }

    private void creditFromOtherBranch(DayDocument mixed) {
        books.credit(
                "credit note of the other branch",
                mixed,
                mombasa,
                "CreditMemo",
                books.at(mombasa).customer(Shop.KIOSK).line(Article.MILK, 6).credits(mixed, "goods returned"));
    }

    /** The article was sold under its right tax code before, so KRA knows it and has to judge the sale itself. */
    private void sellRefused() {
        books.sellInVain(
                "tax type E, not in use at KRA",
                nairobi,
                "Invoice",
                books.at(nairobi).customer(Shop.KIOSK).line(Article.DELIVERY, 1, TaxCodes.REDUCED));
    }

    private void sellWithLostAnswer() {
        kra.loseNextAnswer(Business.PIN, mombasa.branch().id());
        books.sell(
                "answer lost after KRA signed",
                mombasa,
                "Invoice",
                books.at(mombasa).customer(Shop.KIOSK).line(Article.FLOUR, 20));
    }
}
