package dev.risiti.lineage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import dev.risiti.contracts.lineage.ExternalCreditNote;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.lineage.check.SaleFixture;
import dev.risiti.lineage.operator.ImportedLine;
import dev.risiti.lineage.operator.IssuedDocumentImport;
import dev.risiti.lineage.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortPauses.class)
class CreditNoteRoutingIT {
    private static final String PIN = "P051234567A";
    private static final String SOURCE = "shop/1";
    private static final String MAIN_BRANCH = "device-00";
    private static final String OTHER_BRANCH = "device-01";
    private static final Instant SIGNED_AT = Instant.parse("2026-11-20T09:00:00Z");

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final List<RisitiEvent> published = new ArrayList<>();
    private final String kafka;
    private final Sql sql;
    private final AdvancingClock clock;
    private TopicTap tap;

    CreditNoteRoutingIT(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Sql sql, AdvancingClock clock) {
        this.kafka = kafka;
        this.sql = sql;
        this.clock = clock;
    }

    @BeforeEach
    void devicesAreKnown() {
        tap = new TopicTap(kafka, Topics.RESULTS, Topics.ROUTED_CREDIT_NOTES, Topics.EXTERNAL_CREDIT_NOTES);
        publish(device(MAIN_BRANCH, "00", Solution.OSCU));
        publish(device(OTHER_BRANCH, "01", Solution.OSCU));
        publish(device("vscu-00", "00", Solution.VSCU));
        await().until(() -> sql.list("select 1 from device where tenant_id = ?", row -> 1, tenant)
                        .size()
                == 3);
    }

    @AfterEach
    void closeTap() {
        tap.close();
    }

    @Test
    void parksANoteUntilItsSaleIsSigned() {
        publish(sale("s1", 1));
        publish(note("c1", 1, MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_PENDING"));

        publish(accepted("s1", MAIN_BRANCH, "2", "200.00"));

        await().untilAsserted(() -> assertThat(routed("c1")).hasSize(1));
        assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_PENDING");
    }

    @Test
    void refusesANoteWhoseSaleIsRefused() {
        publish(sale("s1", 1));
        publish(note("c1", 1, MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_PENDING"));

        publish(ended("s1", DocumentKind.SALE, 1, ResultState.REFUSED));

        await().untilAsserted(() ->
                assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_PENDING", "REFUSED ORIGINAL_REFUSED"));
    }

    @Test
    void routesExactlyOneOfManyNotesForTheSameUnits() {
        publish(accepted("s1", MAIN_BRANCH, "2", "200.00"));
        awaitIssued("s1");
        List<String> ids = List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8");

        // Each under a device of its own: other partitions, other workers.
        ids.forEach(id -> publish(note(id, 1, "anywhere-" + id, "s1", "2", "200.00")));

        await().untilAsserted(() ->
                assertThat(ids.stream().filter(id -> !codes(id).isEmpty())).hasSize(7));
        assertThat(ids.stream().flatMap(id -> codes(id).stream()).distinct())
                .containsExactly("REFUSED QUANTITY_EXCEEDS");
        await().untilAsserted(() ->
                assertThat(ids.stream().flatMap(id -> routed(id).stream())).hasSize(1));
    }

    @Test
    void routesToTheIssuerWhicheverBranchTheNoteCameFrom() {
        publish(accepted("s1", MAIN_BRANCH, "2", "200.00"));
        awaitIssued("s1");

        publish(note("c1", 1, OTHER_BRANCH, "s1", "1", "100.00"));

        await().untilAsserted(() -> assertThat(routed("c1")).singleElement().satisfies(seen -> {
            assertThat(seen.key()).isEqualTo(MAIN_BRANCH);
            assertThat(seen.event()).isInstanceOfSatisfying(RoutedCreditNote.class, note -> {
                assertThat(note.publishedDeviceId()).isEqualTo(OTHER_BRANCH);
                assertThat(note.original().invoiceNumber()).isEqualTo(7);
                assertThat(note.original().buyer().name()).isEqualTo("Wanjiku Traders");
                assertThat(note.lines()).singleElement().satisfies(line -> {
                    assertThat(line.itemCode()).isEqualTo("KE2NTNO0000001");
                    assertThat(line.totalAmount()).isEqualByComparingTo("100.00");
                });
            });
        }));
        assertThat(codes("c1")).as("submission reports from here on").isEmpty();
    }

    @Test
    void keepsANumberOfAnotherBookAsACandidateOnly() {
        publish(accepted("s1", MAIN_BRANCH, "2", "200.00"));
        awaitIssued("s1");

        publish(new CreditNote(
                tenant,
                "shop/2",
                "c1",
                1,
                MAIN_BRANCH,
                null,
                "CN-c1",
                LocalDate.of(2026, 11, 21),
                new OriginalReference(null, "INV-s1"),
                CreditReason.REFUND,
                null,
                null,
                List.of(new CreditNoteLine("1", null, "soap", BigDecimal.ONE, new BigDecimal("100.00"))),
                null));

        await().untilAsserted(() -> assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN"));
        api().get("/credit-notes?tenantId=" + tenant)
                .then()
                .body("[0].state", Matchers.is("PARKED"))
                .body("[0].candidates[0].sourceDocumentId", Matchers.is("s1"));
    }

    @Test
    void refusesAnUnknownOriginalOnceTheWaitIsOver() {
        publish(note("c1", 1, MAIN_BRANCH, "never-seen", "2", "200.00"));
        await().untilAsserted(() -> assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN"));

        clock.advance(Duration.ofHours(24));

        await().untilAsserted(() ->
                assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN", "REFUSED ORIGINAL_UNKNOWN"));
    }

    @Test
    void leavesTheNoteToTheSolutionThatIssuedItsImportedOriginal() {
        publish(note("c1", 1, MAIN_BRANCH, "old", "2", "200.00"));
        await().untilAsserted(() -> assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN"));

        importHistory("200.00").statusCode(201);

        await().untilAsserted(() -> assertThat(tap.seen())
                .filteredOn(seen -> seen.event() instanceof ExternalCreditNote note
                        && note.tenantId().equals(tenant))
                .singleElement()
                .satisfies(seen -> assertThat(seen.key()).isEqualTo("vscu-00")));
        await().untilAsserted(() ->
                assertThat(codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN", "WAITING RAISE_ELSEWHERE"));
        assertThat(routed("c1")).isEmpty();
        importHistory("200.00").statusCode(200);
        importHistory("300.00").statusCode(409).body("code", Matchers.is("OTHER_RECEIPT"));
    }

    @Test
    void aRefusedNoteFreesItsPartAndAnAcceptedOneKeepsIt() {
        publish(accepted("s1", MAIN_BRANCH, "2", "200.00"));
        awaitIssued("s1");
        publish(note("c1", 1, MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(routed("c1")).hasSize(1));
        publish(ended("c1", DocumentKind.CREDIT_NOTE, 1, ResultState.REFUSED));
        await().untilAsserted(() -> assertThat(left("s1")).isEqualTo("flight 0 credited 0"));

        publish(note("c2", 1, MAIN_BRANCH, "s1", "2", "200.00"));

        await().untilAsserted(() -> assertThat(routed("c2")).hasSize(1));
        publish(noteAccepted("c2", 1, "2", "200.00"));
        await().untilAsserted(() -> assertThat(left("s1")).isEqualTo("flight 0 credited 2"));
        publish(note("c3", 1, MAIN_BRANCH, "s1", "1", "100.00"));
        await().untilAsserted(() -> assertThat(codes("c3")).containsExactly("REFUSED QUANTITY_EXCEEDS"));
    }

    @Test
    void aChangedNoteCountsOnlyWhenTheOneHandedOnIsRefused() {
        publish(accepted("s1", MAIN_BRANCH, "2", "200.00"));
        awaitIssued("s1");
        publish(note("c1", 1, MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(routed("c1")).hasSize(1));

        publish(note("c1", 1, MAIN_BRANCH, "s1", "1", "100.00"));
        publish(note("c1", 2, MAIN_BRANCH, "s1", "1", "100.00"));

        await().untilAsserted(() ->
                assertThat(codes("c1")).containsExactly("DRIFT REVISION_CONFLICT", "DRIFT CHANGED_AFTER_ROUTING"));
        assertThat(routed("c1")).hasSize(1);
        publish(ended("c1", DocumentKind.CREDIT_NOTE, 1, ResultState.REFUSED));
        await().untilAsserted(() -> assertThat(routed("c1"))
                .hasSize(2)
                .last()
                .satisfies(seen ->
                        assertThat(((RoutedCreditNote) seen.event()).revision()).isEqualTo(2)));
        assertThat(left("s1")).isEqualTo("flight 1 credited 0");
    }

    @Test
    void publishingEverythingAgainChangesNothing() {
        publish(sale("s1", 1));
        publish(accepted("s1", MAIN_BRANCH, "4", "400.00"));
        awaitIssued("s1");
        publish(note("c1", 1, OTHER_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(routed("c1")).hasSize(1));
        publish(noteAccepted("c1", 1, "2", "200.00"));
        publish(note("c2", 1, MAIN_BRANCH, "s1", "9", "900.00"));
        publish(note("c3", 1, MAIN_BRANCH, "s1", "1", "100.00"));
        await().untilAsserted(() -> assertThat(routed("c3")).hasSize(1));
        publish(ended("c3", DocumentKind.CREDIT_NOTE, 1, ResultState.REFUSED));
        await().untilAsserted(() -> assertThat(left("s1")).isEqualTo("flight 0 credited 2"));
        await().untilAsserted(() -> assertThat(codes("c2")).containsExactly("REFUSED QUANTITY_EXCEEDS"));
        String before = everything();

        // Under new event ids, so that not the inbox but the rules must recognise them.
        List.copyOf(published).forEach(this::publish);
        publish(note("marker", 1, MAIN_BRANCH, "never-seen", "1", "1.00"));
        publish(note("marker-2", 1, OTHER_BRANCH, "never-seen", "1", "1.00"));
        publish(accepted("marker-3", MAIN_BRANCH, "1", "1.00"));
        publish(accepted("marker-4", OTHER_BRANCH, "1", "1.00"));

        await().untilAsserted(() -> assertThat(codes("marker")).hasSize(1));
        await().untilAsserted(() -> assertThat(codes("marker-2")).hasSize(1));
        awaitIssued("marker-3");
        awaitIssued("marker-4");
        assertThat(everything()).isEqualTo(before);
        assertThat(routed("c1")).hasSize(1);
        assertThat(routed("c3")).hasSize(1);
        assertThat(codes("c2")).containsExactly("REFUSED QUANTITY_EXCEEDS");
    }

    @Test
    void keepsTheOperatorApiForThoseWithTheToken() {
        given().get("/credit-notes").then().statusCode(401).body("code", Matchers.is("TOKEN_REQUIRED"));
        given().header("Authorization", "Bearer test-admin-tokem")
                .get("/issued-documents?tenantId=x&number=1")
                .then()
                .statusCode(401);
    }

    @Test
    void saysWhichFieldOfAnImportIsWrong() {
        api().contentType("application/json")
                .body(
                        "{\"tenantId\":\"t\",\"source\":\"s\",\"sourceDocumentId\":\"1\",\"number\":\"1\","
                                + "\"date\":\"2026-01-01\",\"environment\":\"SANDBOX\",\"pin\":\"P051234567A\",\"invoiceNumber\":null}")
                .post("/issued-documents")
                .then()
                .statusCode(400)
                .body("code", Matchers.is("CONTRACT_VIOLATION"))
                .body("detail", Matchers.containsString("invoiceNumber"));
    }

    private void publish(RisitiEvent event) {
        published.add(event);
        tap.publish(event);
    }

    /** State and code of each result of the note that lineage wrote, in order. */
    private List<String> codes(String noteId) {
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

    private List<TopicTap.Seen> routed(String noteId) {
        return tap.seen().stream()
                .filter(seen -> seen.event() instanceof RoutedCreditNote note
                        && note.tenantId().equals(tenant)
                        && note.sourceDocumentId().equals(noteId))
                .toList();
    }

    private void awaitIssued(String saleId) {
        await().until(() -> !api().get("/issued-documents?tenantId=" + tenant + "&number=INV-" + saleId)
                .jsonPath()
                .getList("$")
                .isEmpty());
    }

    private String left(String saleId) {
        var line = api().get("/issued-documents?tenantId=" + tenant + "&number=INV-" + saleId)
                .jsonPath();
        return "flight %s credited %s"
                .formatted(
                        line.getString("[0].lines[0].inFlight.quantity"),
                        line.getString("[0].lines[0].credited.quantity"));
    }

    private String everything() {
        return String.join("\n", sql.list("""
                        select n.source_document_id || n.revision || n.state || coalesce(n.reason_code, '')
                               || coalesce(n.newer_revision, 0)
                               || coalesce((select string_agg(t.state || t.quantity, ',') from credit_taking t
                                             where t.note_id = n.id), '') as line
                          from credit_note n where tenant_id = ? and source_document_id not like 'marker%'
                        union all
                        select d.kind || d.source_document_id || l.reserved_quantity || l.credited_quantity
                               || l.reserved_amount || l.credited_amount
                          from issued_document d join issued_line l on l.issued_id = d.id
                         where tenant_id = ? and source_document_id not like 'marker%'
                        union all
                        select source_document_id || announced_revision || decided_revision from announced_sale
                         where tenant_id = ? and source_document_id not like 'marker%'
                         order by 1""", row -> row.getString("line"), tenant, tenant, tenant));
    }

    private static RequestSpecification api() {
        return given().header("Authorization", "Bearer test-admin-token");
    }

    private ValidatableResponse importHistory(String total) {
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

    private Sale sale(String id, int revision) {
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

    private CreditNote note(String id, int revision, String device, String saleId, String quantity, String total) {
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

    private DocumentResult accepted(String saleId, String device, String quantity, String total) {
        return result(
                saleId,
                DocumentKind.SALE,
                1,
                device,
                ResultState.ACCEPTED,
                receipt("INV-" + saleId, 7, null, quantity, total));
    }

    private DocumentResult noteAccepted(String noteId, int revision, String quantity, String total) {
        return result(
                noteId,
                DocumentKind.CREDIT_NOTE,
                revision,
                MAIN_BRANCH,
                ResultState.ACCEPTED,
                receipt("CN-" + noteId, 8, 7L, quantity, total));
    }

    private DocumentResult ended(String id, DocumentKind kind, int revision, ResultState state) {
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
