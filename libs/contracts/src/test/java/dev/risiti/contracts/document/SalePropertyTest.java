package dev.risiti.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventSchemas;
import dev.risiti.contracts.event.EventType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SalePropertyTest {

    @Property(tries = 300)
    void whatIsWrittenIsValidAndReadsBackTheSame(@ForAll("sales") Sale sale) {
        byte[] data = EventJson.encode(sale);
        assertThat(EventSchemas.validate(EventType.SALE, data)).isEmpty();
        assertThat(EventJson.decode(EventType.SALE, data)).isEqualTo(sale);
    }

    @Provide
    Arbitrary<Sale> sales() {
        Arbitrary<Terms> terms = Combinators.combine(
                        texts(50),
                        Arbitraries.integers()
                                .between(0, 40_000)
                                .map(day -> LocalDate.of(2000, 1, 1).plusDays(day)),
                        Arbitraries.of("KES", "USD", "UGX"),
                        decimals(),
                        Arbitraries.of(PaymentMethod.values()),
                        texts(400))
                .as(Terms::new);
        return Combinators.combine(
                        texts(64),
                        texts(128),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE),
                        terms,
                        buyers(),
                        lines().list().ofMinSize(1).ofMaxSize(5))
                .as((tenantId, id, revision, agreed, buyer, lines) -> new Sale(
                        tenantId,
                        "own-erp/nairobi",
                        id,
                        revision,
                        "dev-1",
                        null,
                        agreed.number(),
                        agreed.date(),
                        agreed.currency(),
                        agreed.currency().equals("KES") ? null : agreed.exchangeRate(),
                        buyer,
                        agreed.paymentMethod(),
                        numbered(lines),
                        agreed.remark()));
    }

    private static Arbitrary<Buyer> buyers() {
        Arbitrary<String> pins = Arbitraries.integers()
                .between(0, 999_999_999)
                .map("P%09dM"::formatted)
                .injectNull(0.3);
        return Combinators.combine(texts(60), pins, texts(20).injectNull(0.5)).as(Buyer::new);
    }

    private static Arbitrary<SaleLine> lines() {
        return Combinators.combine(
                        items(),
                        decimals(),
                        decimals().injectNull(0.3),
                        amounts().injectNull(0.3),
                        amounts(),
                        Arbitraries.of(TaxType.values()))
                .as((item, quantity, unitPrice, discount, total, taxType) ->
                        new SaleLine("unnumbered", item, quantity, unitPrice, discount, total, taxType));
    }

    private static Arbitrary<ItemRef> items() {
        return Combinators.combine(
                        texts(128),
                        texts(200),
                        Arbitraries.of(ItemType.values()),
                        Arbitraries.of(TaxType.values()),
                        amounts(),
                        texts(20).injectNull(0.5))
                .as((id, name, type, taxType, price, barcode) ->
                        new ItemRef(id, name, type, "3121150100", "KE", "NT", "NO", taxType, price, barcode));
    }

    private static List<SaleLine> numbered(List<SaleLine> lines) {
        List<SaleLine> numbered = new ArrayList<>();
        for (SaleLine line : lines) {
            numbered.add(new SaleLine(
                    Integer.toString(numbered.size() + 1),
                    line.item(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.total(),
                    line.taxType()));
        }
        return numbered;
    }

    /** Any text that can be written as UTF-8 and kept by PostgreSQL. */
    private static Arbitrary<String> texts(int maxLength) {
        return Arbitraries.chars()
                .all()
                .filter(c -> c != 0 && !Character.isSurrogate(c))
                .list()
                .ofMinSize(1)
                .ofMaxSize(maxLength)
                .map(SalePropertyTest::joined)
                .filter(text -> !text.isBlank());
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0000000001"), new BigDecimal("999999999999999999"))
                .ofScale(10);
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("999999999999999999"))
                .ofScale(2);
    }

    private record Terms(
            String number,
            LocalDate date,
            String currency,
            BigDecimal exchangeRate,
            PaymentMethod paymentMethod,
            String remark) {}
}
