package dev.risiti.lineage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.OriginalReference;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.lineage.check.SaleFixture;
import dev.risiti.lineage.operator.ImportedLine;
import dev.risiti.lineage.operator.IssuedDocumentImport;
import dev.risiti.lineage.sql.Sql;
import io.quarkus.arc.Unremovable;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * One tenant with two branches of ours and a VSCU: publishes what its neighbours would, and sees what lineage-service
 * says. Sales are of soap at 100.00 a piece. Each test has one of its own, whose devices are known from the start.
 */
@Dependent
@Unremovable // only tests ask for it
class Shop implements AutoCloseable {
    static final String MAIN_BRANCH = "device-00";
    static final String OTHER_BRANCH = "device-01";
    private static final String PIN = "P051234567A";
    private static final String SOURCE = "shop/1";
    private static final Instant SIGNED_AT = Instant.parse("2026-11-20T09:00:00Z");

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final List<RisitiEvent> published = new ArrayList<>();
    private final TopicTap tap;
    private final Sql sql;

    Shop(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Sql sql) {
        this.sql = sql;
        tap = new TopicTap(kafka, Topics.RESULTS, Topics.ROUTED_CREDIT_NOTES, Topics.EXTERNAL_CREDIT_NOTES);
    }

    @PostConstruct
    void open() {
        publish(device(MAIN_BRANCH, "00", Solution.OSCU));
        publish(device(OTHER_BRANCH, "01", Solution.OSCU));
        publish(device("vscu-00", "00", Solution.VSCU));
        await().until(() -> sql.list("select 1 from device where tenant_id = ?", row -> 1, tenant)
                        .size()
                == 3);
    }

    @Override
    public void close() {
        tap.close();
    }

    String tenant() {
        return tenant;
    }

    /** Everything published so far, in order. */
    List<RisitiEvent> published() {
        return List.copyOf(published);
    }

    List<TopicTap.Seen> seen() {
        return tap.seen();
    }

    void publish(RisitiEvent event) {
        published.add(event);
        tap.publish(event);
    }

    /** State and code of each result of the note that lineage wrote, in order. */
    List<String> codes(String noteId) {
        return tap.seen().stream()
                .filter(seen -> seen.source().equals("/risiti/lineage-service"))
                .map(TopicTap.Seen::event)
                .filter(DocumentResult.class::isInstance)
                .map(DocumentResult.class::cast)
                .filter(result -> result.tenantId().equals(tenant)
                        && result.sourceDocumentId().equals(noteId))
                .map(result -> result.state() + " "
                        + (result.reason() == null ? "" : result.reason().code()))
                .toList();
    }

    List<TopicTap.Seen> routed(String noteId) {
        return tap.seen().stream()
                .filter(seen -> seen.event() instanceof RoutedCreditNote note
                        && note.tenantId().equals(tenant)
                        && note.sourceDocumentId().equals(noteId))
                .toList();
    }

    void awaitIssued(String saleId) {
        await().until(() -> !api().get("/issued-documents?tenantId=" + tenant + "&number=INV-" + saleId)
                .jsonPath()
                .getList("$")
                .isEmpty());
    }

    String left(String saleId) {
        var line = api().get("/issued-documents?tenantId=" + tenant + "&number=INV-" + saleId)
                .jsonPath();
        return "flight %s credited %s"
                .formatted(
                        line.getString("[0].lines[0].inFlight.quantity"),
                        line.getString("[0].lines[0].credited.quantity"));
    }

    static RequestSpecification api() {
        return given().header("Authorization", "Bearer test-admin-token");
    }

    ValidatableResponse importHistory(String total) {
        return api().contentType("application/json")
                .body(EventJson.bytes(new IssuedDocumentImport(
                        tenant,
                        SOURCE,
                        "old",
                        null,
                        null,
                        "INV-old",
                        LocalDate.of(2026, 10, 1),
                        Environment.SANDBOX,
                        PIN,
                        "00",
                        Solution.VSCU,
                        "KRACU0300000009",
                        null,
                        41,
                        41,
                        null,
                        "V249J39CFJ48HE2W",
                        null,
                        SIGNED_AT,
                        null,
                        new Buyer("Wanjiku Traders", null, null),
                        "KES",
                        BigDecimal.ONE,
                        List.of(new ImportedLine(SaleFixture.line(1, "l1", "soap", "2", total), null, null)))))
                .post("/issued-documents")
                .then();
    }

    private DeviceStatus device(String id, String branch, Solution solution) {
        return new DeviceStatus(
                id,
                System.nanoTime(),
                tenant,
                Environment.SANDBOX,
                PIN,
                branch,
                solution,
                FrontDoor.DIRECT,
                "serial-" + id,
                "Duka Ltd",
                null,
                DeviceState.ACTIVE,
                null,
                null,
                null,
                null,
                StockPolicy.WAIT,
                SIGNED_AT);
    }

    Sale sale(String id, int revision) {
        return new Sale(
                tenant,
                SOURCE,
                id,
                revision,
                MAIN_BRANCH,
                null,
                "INV-" + id,
                LocalDate.of(2026, 11, 20),
                "KES",
                null,
                new Buyer("Wanjiku Traders", null, null),
                PaymentMethod.CASH,
                List.of(new SaleLine(
                        "l1",
                        new ItemRef(
                                "soap",
                                "Soap",
                                ItemType.FINISHED_PRODUCT,
                                "1010160100",
                                "KE",
                                "NT",
                                "NO",
                                TaxType.B,
                                new BigDecimal("100.00"),
                                null),
                        BigDecimal.TWO,
                        null,
                        null,
                        new BigDecimal("200.00"),
                        TaxType.B)),
                null);
    }

    CreditNote note(String id, int revision, String device, String saleId, String quantity, String total) {
        return new CreditNote(
                tenant,
                SOURCE,
                id,
                revision,
                device,
                null,
                "CN-" + id,
                LocalDate.of(2026, 11, 21),
                new OriginalReference(saleId, null),
                CreditReason.REFUND,
                null,
                null,
                List.of(new CreditNoteLine("1", "l1", "soap", new BigDecimal(quantity), new BigDecimal(total))),
                null);
    }

    DocumentResult accepted(String saleId, String device, String quantity, String total) {
        return result(
                saleId,
                DocumentKind.SALE,
                1,
                device,
                ResultState.ACCEPTED,
                receipt("INV-" + saleId, 7, null, quantity, total));
    }

    DocumentResult noteAccepted(String noteId, int revision, String quantity, String total) {
        return result(
                noteId,
                DocumentKind.CREDIT_NOTE,
                revision,
                MAIN_BRANCH,
                ResultState.ACCEPTED,
                receipt("CN-" + noteId, 8, 7L, quantity, total));
    }

    DocumentResult ended(String id, DocumentKind kind, int revision, ResultState state) {
        return result(id, kind, revision, MAIN_BRANCH, state, null);
    }

    private DocumentResult result(
            String id, DocumentKind kind, int revision, String device, ResultState state, @Nullable Receipt receipt) {
        return new DocumentResult(
                tenant,
                SOURCE,
                kind,
                id,
                revision,
                device,
                device,
                null,
                null,
                state,
                state == ResultState.ACCEPTED ? null : Reason.of("DOCUMENT_REFUSED", "KRA did not take it."),
                1,
                SIGNED_AT,
                SIGNED_AT,
                receipt,
                null);
    }

    private static Receipt receipt(
            String number, long invoice, @Nullable Long original, String quantity, String total) {
        WireLine line = SaleFixture.line(1, "l1", "soap", quantity, total);
        return new Receipt(
                Environment.SANDBOX,
                PIN,
                "00",
                Solution.OSCU,
                number,
                LocalDate.of(2026, 11, 20),
                invoice,
                original,
                invoice,
                invoice,
                "KRACU0100000001",
                null,
                "KRACU0100000001/" + invoice,
                "V249J39CFJ48HE2W",
                "TE68SLA334J5EAV3N569FC6TQM",
                SIGNED_AT,
                "https://example.test/receipt",
                new Buyer("Wanjiku Traders", null, null),
                "KES",
                BigDecimal.ONE,
                List.of(line),
                line.taxableAmount(),
                line.taxAmount(),
                line.totalAmount());
    }
}
