package dev.risiti.oscu.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.oscu.amounts.SourceLine;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.amounts.Totals;
import dev.risiti.oscu.amounts.WireLines;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.item.ItemType;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import dev.risiti.oscu.outcome.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OscuRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PIN = "P051234567M";
    private static final Instant MORNING = Instant.parse("2026-01-05T07:15:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Audit AUDIT = Audit.by("lineage", "Lineage");
    private static final Map<TaxType, BigDecimal> RATES =
            Map.of(TaxType.A, BigDecimal.ZERO, TaxType.B, new BigDecimal("16"), TaxType.C, BigDecimal.ZERO);
    private static final LineItem SOAP =
            new LineItem("KE2CTNO0000001", "1010160100", "Carton of soap", null, "CT", "NO");
    private static final LineItem FLOUR =
            new LineItem("KE2NTNO0000002", "1010160200", "Maize flour 2 kg", null, "NT", "NO");
    private static final LineItem SERVICE =
            new LineItem("KE3NTNO0000003", "9901200000", "Export service", null, "NT", "NO");

    @Test
    void writesTheReferenceSale() throws IOException {
        var written = JSON.readTree(OscuRequests.encode(sale("Buyer Limited")).body());

        assertThat(plain(written))
                .isEqualTo(withPinAndBranch(
                        sample("10-sale-gateway-inclusive.json").at("/request/body")));
    }

    @Test
    void writesTheReferenceMovement() throws IOException {
        var sources = List.of(line("3", "3480.00", TaxType.B, "16"), line("5", "999.95", TaxType.A, "0"));
        var amounts = WireLines.of(sources);
        var movement = StockMovementRequest.of(
                PIN,
                "00",
                2,
                "P052000111K",
                "Buyer Limited",
                null,
                "11",
                DAY,
                null,
                AUDIT,
                List.of(
                        StockLine.of(1, SOAP, new BigDecimal("3"), amounts.get(0)),
                        StockLine.of(2, FLOUR, new BigDecimal("5"), amounts.get(1))));

        assertThat(plain(JSON.readTree(OscuRequests.encode(movement).body())))
                .isEqualTo(withPinAndBranch(sample("20-stock.json").at("/steps/3/body")));
    }

    @Test
    void writesTheReferenceItem() throws IOException {
        var item = ItemRequest.of(
                PIN,
                "00",
                new ItemCode("KE", ItemType.FINISHED_PRODUCT, "CT", "NO", 1),
                "1010160100",
                "Carton of soap",
                TaxType.B,
                null,
                new BigDecimal("1160.00"),
                AUDIT);

        assertThat(plain(JSON.readTree(OscuRequests.encode(item).body())))
                .isEqualTo(withPinAndBranch(sample("03-save-item.json").at("/request/body")));
    }

    @Test
    void findsTheCodeInAStoredItemOnly() {
        var item = ItemRequest.of(
                PIN,
                "00",
                new ItemCode("KE", ItemType.SERVICE, "NT", "NO", 7),
                "9901200000",
                "Haircut",
                TaxType.B,
                null,
                new BigDecimal("500"),
                AUDIT);

        assertThat(OscuRequests.itemCodeOf(OscuRequests.encode(item))).isEqualTo("KE3NTNO0000007");
        assertThatThrownBy(() -> OscuRequests.itemCodeOf(OscuRequests.encode(sale("Buyer Limited"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sameRecordGivesTheSameBytesAndSurvivesStorage() {
        var first = OscuRequests.encode(sale("Buyer Limited"));
        var again = OscuRequests.encode(sale("Buyer Limited"));
        var restored = new OscuRequest(OscuCall.ofWireName("saveTrnsSalesOsdc"), first.body());

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(restored).isEqualTo(first).isNotEqualTo(OscuRequests.encode(sale("Someone Else")));
        assertThat(restored.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void storedSaleEqualsWhatKraHoldsOfIt() throws IOException {
        var sent = OscuRequests.contentOf(OscuRequests.encode(sale("Buyer Limited")));

        assertThat(sent.differencesTo(found().content())).isEmpty();
        assertThat(found().receipt())
                .isEqualTo(new SaleAnswer(
                        1, 1, "ABCDEFGHIJKLMNOPQRSTUVWX23", "ABCDEFGH23456722", Instant.parse("2026-01-05T07:15:01Z")));
    }

    @Test
    void anotherBuyerUnderOurNumberIsADifference() throws IOException {
        var sent = OscuRequests.contentOf(OscuRequests.encode(sale("Someone Else")));

        assertThat(sent.differencesTo(found().content()))
                .singleElement()
                .asString()
                .contains("custNm", "Someone Else", "Buyer Limited");
    }

    @Test
    void aViolationNamesFieldValueAndLimit() {
        assertThatThrownBy(() -> sale("B".repeat(61))).isInstanceOfSatisfying(WireViolation.class, violation -> {
            assertThat(violation.field()).isEqualTo("custNm");
            assertThat(violation.value()).startsWith("BBB");
            assertThat(violation.limit()).contains("60");
        });
        assertThatThrownBy(() -> sale(" ")).isInstanceOf(WireViolation.class);
        assertThatThrownBy(() -> new StockMasterRequest(PIN, "00", "KE2CTNO0000001", new BigDecimal("1.005"), AUDIT))
                .isInstanceOf(WireViolation.class)
                .hasMessageContaining("rsdQty")
                .hasMessageContaining("1.005")
                .hasMessageContaining("2 decimals");
        assertThatThrownBy(() -> new StockMasterRequest(PIN, "00", "KE2CTNO0000001", new BigDecimal("-1"), AUDIT))
                .isInstanceOf(WireViolation.class);
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThatThrownBy(() -> BranchUserRequest.of(PIN, "00", "u1", "User", "hunter2".repeat(50), AUDIT))
                .isInstanceOf(WireViolation.class)
                .hasMessageNotContaining("hunter2");
        var user = BranchUserRequest.of(PIN, "00", "u1", "User", "hunter2", AUDIT);
        assertThat(user.toString() + OscuRequests.encode(user)).doesNotContain("hunter2");
    }

    @Test
    void aCreditNoteNeedsItsOriginal() {
        var lines = List.of(SaleLine.of(
                1,
                SOAP,
                WireLines.of(List.of(line("1", "1160", TaxType.B, "16"))).getFirst()));
        var taxes = TaxTable.of(Totals.of(WireLines.of(List.of(line("1", "1160", TaxType.B, "16"))), RATES));

        assertThatThrownBy(() -> SaleRequest.creditNote(
                        PIN, "00", "CN-1", 3, 0, "03", null, "Buyer", "06", MORNING, DAY, taxes, null, AUDIT, null,
                        lines))
                .isInstanceOf(WireViolation.class)
                .hasMessageContaining("orgInvcNo");
    }

    private static SourceLine line(String quantity, String total, TaxType type, String rate) {
        return new SourceLine(new BigDecimal(quantity), new BigDecimal(total), type, new BigDecimal(rate));
    }

    private static SaleRequest sale(String buyer) {
        var amounts = WireLines.of(List.of(
                line("3", "3480.00", TaxType.B, "16"),
                line("5", "999.95", TaxType.A, "0"),
                line("1", "2500.50", TaxType.C, "0")));
        var items = List.of(SOAP, FLOUR, SERVICE);
        var lines = new ArrayList<SaleLine>();
        for (int i = 0; i < amounts.size(); i++) {
            lines.add(SaleLine.of(i + 1, items.get(i), amounts.get(i)));
        }
        return new SaleRequest(
                PIN,
                "00",
                "INV-0001",
                1,
                0,
                "P052000111K",
                buyer,
                "N",
                "S",
                "06",
                "02",
                MORNING,
                DAY,
                MORNING,
                null,
                null,
                null,
                null,
                3,
                TaxTable.of(Totals.of(amounts, RATES)),
                "N",
                null,
                AUDIT,
                new ReceiptBlock(
                        "P052000111K", null, 1, MORNING, "Mtaa Traders", "Moi Avenue, Nairobi", null, null, "N"),
                lines);
    }

    private static InvoiceRow found() throws IOException {
        var body = JSON.writeValueAsBytes(sample("40-lookup-after-timeout.json").at("/found/body"));
        var outcome = OutcomeClassifier.classify(
                OscuCall.SELECT_INVOICE_DETAILS, FrontDoor.DIRECT, Reply.of(200, Map.of(), body));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var answer = ((Outcome.Accepted) outcome).answer();
        assertThat(answer).isInstanceOf(InvoiceDetailsAnswer.class);
        return ((InvoiceDetailsAnswer) answer).rows().getFirst();
    }

    private static JsonNode sample(String name) throws IOException {
        try (var file = Objects.requireNonNull(OscuRequestsTest.class.getResourceAsStream(name))) {
            return JSON.readTree(file);
        }
    }

    private static JsonNode withPinAndBranch(JsonNode body) {
        return plain(((ObjectNode) body.deepCopy()).put("tin", PIN).put("bhfId", "00"));
    }

    /** All numbers in one form, so that 3480 equals 3480.00 and a string never equals a number. */
    private static JsonNode plain(JsonNode node) {
        if (node.isNumber()) {
            return DecimalNode.valueOf(new BigDecimal(node.asText()).stripTrailingZeros());
        }
        if (node.isObject()) {
            var copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), plain(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        return node;
    }
}
