package dev.risiti.oscu.http;

import dev.risiti.oscu.*;
import dev.risiti.oscu.amounts.*;
import dev.risiti.oscu.call.*;
import dev.risiti.oscu.item.*;
import dev.risiti.oscu.outcome.*;
import dev.risiti.oscu.wire.*;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdHocIT {
    @Test
    void run() throws Exception {
        var base = URI.create("http://localhost:18390/etims-api");
        try (var c = DirectOscuClient.connect(base, CallDeadlines.DEFAULT, 64, Duration.ofSeconds(15), 1 << 24)) {
            var init =
                    (Outcome.Accepted) c.initialise(OscuRequests.encode(new InitRequest("P051234567M", "00", "SN/1")));
            System.out.println("INIT " + init);
            System.out.println(
                    "AGAIN " + c.initialise(OscuRequests.encode(new InitRequest("P051234567M", "00", "SN/1"))));
            var d = new DeviceCredentials("P051234567M", "00", ((InitAnswer) init.answer()).cmcKey());
            var l = new OscuLookups(c);
            var codes = l.codes(d, Instant.parse("2018-01-01T00:00:00Z"));
            System.out.println("CODES " + codes.toString().substring(0, 300));
            var audit = Audit.by("risiti", "Risiti");
            System.out.println("USER "
                    + c.send(
                            d,
                            OscuRequests.encode(
                                    BranchUserRequest.of("P051234567M", "00", "u1", "User", "pwpw", audit))));
            var code = new ItemCode("KE", ItemType.FINISHED_PRODUCT, "NT", "NO", 1);
            var item = ItemRequest.of(
                    "P051234567M", "00", code, "5313160800", "Soap", TaxType.B, null, new BigDecimal("100"), audit);
            var now = Instant.now();
            var day = LocalDate.now(ZoneId.of("Africa/Nairobi"));
            var li = new LineItem(code.value(), "5313160800", "Soap", null, "NT", "NO");
            var rates = Map.of(
                    TaxType.A,
                    BigDecimal.ZERO,
                    TaxType.B,
                    new BigDecimal("16"),
                    TaxType.C,
                    BigDecimal.ZERO,
                    TaxType.D,
                    BigDecimal.ZERO);
            java.util.function.LongFunction<OscuRequest> sale = n -> {
                var w = WireLines.of(List.of(
                        new SourceLine(new BigDecimal("3"), new BigDecimal("100.00"), TaxType.B, new BigDecimal("16")),
                        new SourceLine(
                                new BigDecimal("1.234567"), new BigDecimal("77.77"), TaxType.B, new BigDecimal("16"))));
                var ls = new ArrayList<SaleLine>();
                for (int i = 0; i < w.size(); i++) ls.add(SaleLine.of(i + 1, li, w.get(i)));
                return OscuRequests.encode(SaleRequest.sale(
                        "P051234567M",
                        "00",
                        "INV-" + n,
                        n,
                        null,
                        "Walk-in",
                        "01",
                        now,
                        day,
                        TaxTable.of(Totals.of(w, rates)),
                        null,
                        audit,
                        "A very long trade name indeed",
                        ls));
            };
            System.out.println("NOITEM " + c.send(d, sale.apply(1)));
            System.out.println("ITEM " + c.send(d, OscuRequests.encode(item)));
            System.out.println("ITEMS " + l.items(d, Instant.parse("2018-01-01T00:00:00Z")));
            System.out.println("SALE " + c.send(d, sale.apply(1)));
            System.out.println("DUP " + c.send(d, sale.apply(1)));
            var f = l.invoice(d, 1);
            System.out.println("FOUND " + f);
            System.out.println("DIFF "
                    + OscuRequests.contentOf(sale.apply(1))
                            .differencesTo(
                                    ((Lookup.Found<InvoiceRow>) f).value().content()));
            System.out.println("ABSENT " + l.invoice(d, 2));
            var w = WireLines.of(List.of(
                    new SourceLine(new BigDecimal("3"), new BigDecimal("99.00"), TaxType.B, new BigDecimal("16"))));
            System.out.println("CN-NO-ORIG "
                    + c.send(
                            d,
                            OscuRequests.encode(SaleRequest.creditNote(
                                    "P051234567M",
                                    "00",
                                    "CN",
                                    2,
                                    77,
                                    "06",
                                    null,
                                    "Walk-in",
                                    "01",
                                    now,
                                    day,
                                    TaxTable.of(Totals.of(w, rates)),
                                    null,
                                    audit,
                                    null,
                                    List.of(SaleLine.of(1, li, w.get(0)))))));
            System.out.println("STOCK "
                    + c.send(
                            d,
                            OscuRequests.encode(StockMovementRequest.of(
                                    "P051234567M",
                                    "00",
                                    1,
                                    null,
                                    null,
                                    null,
                                    "06",
                                    day,
                                    null,
                                    audit,
                                    List.of(StockLine.of(1, li, new BigDecimal("3"), w.get(0)))))));
            System.out.println("MASTER "
                    + c.send(
                            d,
                            OscuRequests.encode(new StockMasterRequest(
                                    "P051234567M", "00", code.value(), new BigDecimal("3"), audit))));
            System.out.println("BADKEY " + c.send(new DeviceCredentials("P051234567M", "00", "nope"), sale.apply(2)));
            long n0 = 10, total = 4000;
            long t = System.nanoTime();
            try (var ex = Executors.newVirtualThreadPerTaskExecutor()) {
                var sem = new Semaphore(32);
                var bad = new ConcurrentLinkedQueue<Outcome>();
                for (long n = n0; n < n0 + total; n++) {
                    var k = n;
                    sem.acquire();
                    ex.submit(() -> {
                        try {
                            var o = c.send(d, sale.apply(k));
                            if (!(o instanceof Outcome.Accepted)) bad.add(o);
                        } finally {
                            sem.release();
                        }
                    });
                }
                sem.acquire(32);
                System.out.println(
                        "LOAD " + total * 1e9 / (System.nanoTime() - t) + "/s bad=" + bad.size() + " " + bad.peek());
            }
        }
    }
}
