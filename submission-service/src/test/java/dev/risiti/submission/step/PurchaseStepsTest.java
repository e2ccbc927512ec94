package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.Decision;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.PurchaseDecision;
import dev.risiti.contracts.document.PurchaseDecisionLine;
import dev.risiti.contracts.document.PurchaseSupplier;
import dev.risiti.contracts.document.PurchaseType;
import dev.risiti.contracts.document.ReceivedPurchase;
import dev.risiti.contracts.document.ReceivedPurchaseLine;
import dev.risiti.contracts.document.ReceivedTax;
import dev.risiti.contracts.document.RegistrationType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.document.DocumentFate;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurchaseStepsTest {
    private static final ItemRef CEMENT = Scene.item("11");
    private static final DocumentIdentity ORIGINAL =
            new DocumentIdentity("tenant", Scene.SOURCE, DocumentKind.PURCHASE_DECISION, "Bill/1");

    private final Scene scene = new Scene().registered(CEMENT, "KE2NTNO0000001", "0");

    @Test
    void confirmsAnAnnouncedPurchaseWithTheSuppliersWordsAndOurItems() {
        JsonNode body = Scene.body(next(approved(received(), "3", "348.00")));
        assertThat(body.get("invcNo").asLong()).isEqualTo(9);
        assertThat(body.get("regTyCd").asText()).isEqualTo("A");
        assertThat(body.get("pchsSttsCd").asText()).isEqualTo("02");
        assertThat(body.get("spplrNm").asText()).isEqualTo("Supplier  Ltd ");
        JsonNode line = body.get("itemList").get(0);
        assertThat(line.get("itemCd").asText()).isEqualTo("KE2NTNO0000001");
        assertThat(line.get("spplrItemCd").asText()).isEqualTo("KE2NTBA0000077");
        assertThat(line.get("taxblAmt").decimalValue()).isEqualByComparingTo("300");
    }

    @Test
    void countsPurchasesByThemselves() {
        PurchaseDecision purchase = approved(null, "1", "10.00");
        assertThat(scene.task(purchase.identity(), purchase, 0).counter().map(Counter::name))
                .contains(Counter.Name.PURCHASE);
    }

    @Test
    void registersATypedInPurchaseByHand() {
        JsonNode body = Scene.body(next(approved(null, "1", "10.00")));
        assertThat(body.get("regTyCd").asText()).isEqualTo("M");
        assertThat(body.get("itemList").get(0).get("spplrItemCd").isNull()).isTrue();
    }

    @Test
    void bringsApprovedGoodsInOnTheDayTheyCame() {
        StockMovement leg = leg(approved(null, "4", "100.00"));
        assertThat(leg.type()).isEqualTo(MovementType.PURCHASE_IN);
        assertThat(leg.date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(leg.lines().getFirst().quantity()).isEqualByComparingTo("4");
        assertThat(leg.lines().getFirst().unitPrice()).isEqualByComparingTo("25");
    }

    @Test
    void bringsNothingInForARejectedPurchase() {
        PurchaseDecision purchase = rejected(received());
        assertThat(Scene.added(accept(purchase).effects())).isEmpty();
    }

    @Test
    void bringsNothingInForServices() {
        ItemRef service = Scene.item("13", ItemType.SERVICE, "NO", TaxType.B, "1.00");
        scene.registered(service, "KE3NTNO0000002", "0");
        PurchaseDecision purchase =
                purchase(Decision.APPROVED, PurchaseType.PURCHASE, null, null, List.of(line(service, "1", "10.00")));
        assertThat(Scene.added(accept(purchase).effects())).isEmpty();
    }

    @Test
    void rejectsAsReceivedWithoutRegisteringAnything() {
        JsonNode body = Scene.body(next(rejected(received())));
        assertThat(body.get("pchsSttsCd").asText()).isEqualTo("04");
        assertThat(body.get("taxAmtB").decimalValue()).isEqualByComparingTo("48.01");
        assertThat(body.get("itemList").get(0).get("itemCd").asText()).isEqualTo("KE2NTBA0000077");
    }

    @Test
    void refusesARejectionOfNothing() {
        assertThat(next(rejected(null))).isInstanceOf(Next.Refuse.class);
    }

    @Test
    void waitsForItemsThatAreNotRegistered() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        Next next = next(approved(null, "1", "10.00"));
        assertThat(next).isInstanceOf(Next.Park.class);
        assertThat(Scene.added(next.effects())).hasSize(1);
    }

    @Test
    void sendsNoPurchaseWithoutSupplierInvoiceThroughTheGateway() {
        scene.atGateway();
        PurchaseDecision purchase =
                purchase(Decision.APPROVED, PurchaseType.PURCHASE, null, null, List.of(line(CEMENT, "1", "10.00")));
        PurchaseDecision nameless = new PurchaseDecision(
                purchase.tenantId(),
                purchase.source(),
                purchase.sourceDocumentId(),
                1,
                purchase.deviceId(),
                null,
                purchase.decision(),
                purchase.registration(),
                purchase.type(),
                new PurchaseSupplier(null, null, null, null),
                null,
                null,
                purchase.date(),
                purchase.paymentMethod(),
                null,
                purchase.lines(),
                null);
        assertThat(next(nameless)).isInstanceOf(Next.Refuse.class);
    }

    @Test
    void namesTheNumberOfItsOriginalOnAReturnAndSendsTheGoodsBack() {
        scene.originals.put(ORIGINAL, new DocumentFate(DocumentState.ACCEPTED, 4L));
        PurchaseDecision purchase = returned();
        JsonNode body = Scene.body(next(purchase));
        assertThat(body.get("orgInvcNo").asLong()).isEqualTo(4);
        assertThat(body.get("rcptTyCd").asText()).isEqualTo("R");
        assertThat(leg(purchase).type()).isEqualTo(MovementType.RETURN_OUT);
    }

    @Test
    void waitsForTheOriginalOfAReturnAndIsWokenByIt() {
        scene.originals.put(ORIGINAL, new DocumentFate(DocumentState.QUEUED, null));
        Next.Park park = (Next.Park) next(returned());
        PurchaseDecision original = approved(null, "1", "10.00");
        assertThat(accept(original).effects()).contains(new Effect.Wake(park.wakeKey()));
        assertThat(scene.task(original.identity(), original, 0).refused(Reason.of("REFUSED_BY_KRA", "no")))
                .contains(new Effect.Wake(park.wakeKey()));
    }

    @Test
    void waitsForAnOriginalThatHasNotComeIn() {
        assertThat(next(returned())).isInstanceOf(Next.Park.class);
    }

    @Test
    void refusesAReturnOfWhatKraRefused() {
        scene.originals.put(ORIGINAL, new DocumentFate(DocumentState.REFUSED, null));
        assertThat(next(returned())).isInstanceOf(Next.Refuse.class);
    }

    @Property
    void keepsEveryLineOneLineOfItsExactTotal(
            @ForAll @BigRange(min = "0.001", max = "9999") @Scale(3) BigDecimal quantity,
            @ForAll @BigRange(min = "0.01", max = "9999999") @Scale(2) BigDecimal total) {
        PurchaseDecision purchase = approved(received(), quantity.toPlainString(), total.toPlainString());
        Scene fresh = new Scene().registered(CEMENT, "KE2NTNO0000001", "0");
        JsonNode body = Scene.body(fresh.task(purchase.identity(), purchase, 0).next(9L));
        assertThat(body.get("itemList")).hasSize(1);
        JsonNode line = body.get("itemList").get(0);
        assertThat(line.get("splyAmt").decimalValue()).isEqualByComparingTo(total);
        assertThat(line.get("taxblAmt").decimalValue().add(line.get("taxAmt").decimalValue()))
                .isEqualByComparingTo(total);
        assertThat(body.get("totAmt").decimalValue()).isEqualByComparingTo(total);
    }

    private Next next(PurchaseDecision purchase) {
        return scene.task(purchase.identity(), purchase, 0).next(9L);
    }

    private Task.Done accept(PurchaseDecision purchase) {
        Task task = scene.task(purchase.identity(), purchase, 0);
        return scene.accept(task, task.next(9L), 9L);
    }

    private StockMovement leg(PurchaseDecision purchase) {
        return Scene.movement(Scene.added(accept(purchase).effects()).getFirst());
    }

    private static PurchaseDecision approved(@Nullable ReceivedPurchase received, String quantity, String total) {
        return purchase(
                Decision.APPROVED, PurchaseType.PURCHASE, received, null, List.of(line(CEMENT, quantity, total)));
    }

    private static PurchaseDecision rejected(@Nullable ReceivedPurchase received) {
        return purchase(Decision.REJECTED, PurchaseType.PURCHASE, received, null, List.of());
    }

    private static PurchaseDecision returned() {
        return purchase(Decision.APPROVED, PurchaseType.RETURN, null, "Bill/1", List.of(line(CEMENT, "1", "10.00")));
    }

    private static PurchaseDecision purchase(
            Decision decision,
            PurchaseType type,
            @Nullable ReceivedPurchase received,
            @Nullable String original,
            List<PurchaseDecisionLine> lines) {
        return new PurchaseDecision(
                "tenant",
                Scene.SOURCE,
                original == null ? "Bill/1" : "VendorCredit/1",
                1,
                Scene.DEVICE,
                null,
                decision,
                received == null ? RegistrationType.MANUAL : RegistrationType.AUTOMATIC,
                type,
                new PurchaseSupplier("P000000002S", "00", "Supplier  Ltd ", 55L),
                received,
                original,
                LocalDate.of(2026, 11, 18),
                PaymentMethod.CREDIT,
                // After midnight in Nairobi.
                Instant.parse("2026-11-19T21:30:00Z"),
                lines,
                null);
    }

    private static PurchaseDecisionLine line(ItemRef item, String quantity, String total) {
        return new PurchaseDecisionLine(
                "1", 1L, item, new BigDecimal(quantity), null, new BigDecimal(total), TaxType.B, null);
    }

    private static ReceivedPurchase received() {
        BigDecimal total = new BigDecimal("348");
        return new ReceivedPurchase(
                null,
                null,
                "S",
                "02",
                null,
                null,
                null,
                List.of(new ReceivedTax(
                        TaxType.B, new BigDecimal("299.99"), new BigDecimal("16"), new BigDecimal("48.01"))),
                new BigDecimal("299.99"),
                new BigDecimal("48.01"),
                total,
                null,
                List.of(new ReceivedPurchaseLine(
                        1,
                        "1010160100",
                        "KE2NTBA0000077",
                        "Cement of theirs",
                        null,
                        "NT",
                        BigDecimal.ONE,
                        "BA",
                        new BigDecimal("3"),
                        new BigDecimal("116"),
                        total,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "B",
                        new BigDecimal("299.99"),
                        new BigDecimal("48.01"),
                        total)));
    }
}
