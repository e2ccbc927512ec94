package dev.risiti.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.lineage.OriginalSale;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.submission.referee.Connector;
import dev.risiti.submission.referee.KeyService;
import dev.risiti.submission.referee.KraSimulator;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One device on real Kafka and PostgreSQL, judged by the ledger of the OSCU simulator. Each test has its own PIN. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortDeadlines.class)
class SubmissionIT {
    private static final AtomicInteger PINS = new AtomicInteger();
    private static final ItemRef CEMENT = item("11", "Cement 50kg", ItemType.FINISHED_PRODUCT, TaxType.B);
    private static final ItemRef DELIVERY = item("13", "Delivery", ItemType.SERVICE, TaxType.B);

    private final String deviceId = UUID.randomUUID().toString();
    private final String pin = "P%09dT".formatted(PINS.incrementAndGet());
    private Connector connector;

    @BeforeEach
    void openShop() {
        connector = new Connector(
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), "books/" + pin);
        KeyService.put(new DeviceCredentials(
                deviceId, Environment.SANDBOX, FrontDoor.DIRECT, pin, "00", KraSimulator.install(pin, "00"), null));
        publish(new CodeEntry(
                Environment.SANDBOX, "04", "B", "VAT", true, new BigDecimal("16"), LocalDate.EPOCH, Instant.now()));
        publish(new CodeEntry(
                Environment.SANDBOX, "04", "E", "VAT 8", false, new BigDecimal("8"), LocalDate.EPOCH, Instant.now()));
        publish(device(3, FrontDoor.DIRECT, null));
    }

    private DeviceStatus device(int version, FrontDoor door, @Nullable String app) {
        return new DeviceStatus(
                deviceId,
                version,
                "tenant",
                Environment.SANDBOX,
                pin,
                "00",
                Solution.OSCU,
                door,
                "S",
                "Mtaa",
                null,
                DeviceState.ACTIVE,
                null,
                new ControlUnit("KRACU0400000001", "KRA1", null),
                null,
                app,
                StockPolicy.WAIT,
                Instant.now());
    }

    /** The device moves to the gateway, where it calls as this app. */
    private void moveToGateway() {
        String app = "app-" + pin;
        KraSimulator.app(app + "-id", "gateway-secret", app + "-app");
        KeyService.put(
                new GatewayAppCredentials(app, Environment.SANDBOX, app + "-id", "gateway-secret", app + "-app"));
        DeviceCredentials known = KeyService.of(deviceId);
        KeyService.put(new DeviceCredentials(
                deviceId,
                Environment.SANDBOX,
                FrontDoor.GATEWAY,
                pin,
                "00",
                known.communicationKey(),
                known.controlUnitId(),
                app));
        publish(device(4, FrontDoor.GATEWAY, app));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "GATEWAY".equals(frontDoor()));
    }

    private String frontDoor() {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select front_door from device where device_id = ?")) {
            statement.setString(1, deviceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void signsASaleAndRegistersItsItemFirst() {
        publish(sale("Invoice/1", 1, CEMENT, "2", "1800.00"));
        Receipt receipt = receiptOf("Invoice/1");
        assertThat(receipt.invoiceNumber()).isEqualTo(1);
        assertThat(receipt.total()).isEqualByComparingTo("1800.00");
        assertThat(KraSimulator.ledger(pin, "saveItem").getFirst().path("seq").asLong())
                .isLessThan(KraSimulator.ledger(pin, "saveTrnsSalesOsdc")
                        .getFirst()
                        .path("seq")
                        .asLong());
    }

    @Test
    void movesStockAfterTheSaleAndStatesItAfterTheMovement() {
        publish(opening("10"));
        publish(sale("Invoice/1", 1, CEMENT, "4", "3600.00"));
        result(at -> at.kind() == DocumentKind.STOCK_MOVEMENT
                && at.causedBy() != null
                && at.state() == ResultState.ACCEPTED);
        List<JsonNode> movements = KraSimulator.ledger(pin, "insertStockIO");
        List<JsonNode> masters = KraSimulator.ledger(pin, "saveStockMaster");
        long sale = KraSimulator.ledger(pin, "saveTrnsSalesOsdc")
                .getFirst()
                .path("seq")
                .asLong();
        assertThat(movements).hasSize(2);
        assertThat(movements.getLast().path("seq").asLong()).isGreaterThan(sale);
        assertThat(masters.getLast().path("seq").asLong())
                .isGreaterThan(movements.getLast().path("seq").asLong());
    }

    @Test
    void signsASaleWithoutStockAndLetsItsStockLegWait() {
        publish(sale("Invoice/1", 1, CEMENT, "4", "3600.00"));
        receiptOf("Invoice/1");
        DocumentResult leg = result(at -> at.kind() == DocumentKind.STOCK_MOVEMENT
                && at.state() == ResultState.WAITING
                && code(at).equals("STOCK_MISSING"));
        assertThat(Objects.requireNonNull(leg.causedBy()).sourceDocumentId()).isEqualTo("Invoice/1");
        publish(opening("10"));
        result(at -> at.sourceDocumentId().equals(leg.sourceDocumentId()) && at.state() == ResultState.ACCEPTED);
    }

    @Test
    void adoptsTheReceiptWhenTheAnswerWasLostAfterKraSigned() {
        KraSimulator.fault("saveTrnsSalesOsdc", pin, "ANSWER_LOST_AFTER_COMMIT", 1);
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        assertThat(receiptOf("Invoice/1").invoiceNumber()).isEqualTo(1);
        assertThat(KraSimulator.ledger(pin, "saveTrnsSalesOsdc")).hasSize(1);
    }

    @Test
    void resendsTheSameNumberAndBytesWhenKraNeverSawTheRequest() {
        KraSimulator.fault("saveTrnsSalesOsdc", pin, "ANSWER_LOST_BEFORE_COMMIT", 1);
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        receiptOf("Invoice/1");
        List<JsonNode> sends = KraSimulator.ledger(pin, "saveTrnsSalesOsdc");
        assertThat(sends).hasSize(2);
        assertThat(sends.stream().map(send -> send.path("bodySha256").asText()))
                .containsOnly(sends.getFirst().path("bodySha256").asText());
        assertThat(KraSimulator.ledger(pin, "selectInvoiceDetails")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void adoptsAStockMovementByItsNumberWhenItsAnswerWasLost() {
        KraSimulator.fault("insertStockIO", pin, "ANSWER_LOST_AFTER_COMMIT", 1);
        publish(opening("10"));
        result(at -> at.kind() == DocumentKind.STOCK_MOVEMENT && at.state() == ResultState.ACCEPTED);
        assertThat(KraSimulator.ledger(pin, "insertStockIO")
                        .getLast()
                        .path("resultCd")
                        .asText())
                .isEqualTo("994");
    }

    @Test
    void signsThroughTheGatewayAndAdoptsThereWhatWasAnsweredInVain() {
        moveToGateway();
        KraSimulator.fault("saveTrnsSalesOsdc", pin, "ANSWER_LOST_AFTER_COMMIT", 1);
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        publish(sale("Invoice/2", 1, DELIVERY, "1", "700.00"));
        assertThat(receiptOf("Invoice/1").invoiceNumber()).isEqualTo(1);
        assertThat(receiptOf("Invoice/2").invoiceNumber()).isEqualTo(2);
        assertThat(KraSimulator.ledger(pin, "saveTrnsSalesOsdc"))
                .extracting(entry -> entry.path("door").asText())
                .containsExactly("gateway", "gateway");
    }

    @Test
    void givesTheNumberOfARefusedSaleToTheNextOne() {
        publish(sale("Invoice/1", 1, item("8", "Paraffin", ItemType.SERVICE, TaxType.B), TaxType.E, "1", "108.00"));
        DocumentResult refused =
                result(at -> at.sourceDocumentId().equals("Invoice/1") && at.state() == ResultState.REFUSED);
        assertThat(why(refused).authorityText()).isNotBlank();
        publish(sale("Invoice/2", 1, DELIVERY, "1", "500.00"));
        assertThat(receiptOf("Invoice/2").invoiceNumber()).isEqualTo(1);
    }

    @Test
    void sendsADuplicateOnceAndReportsAConflictingRevision() {
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        receiptOf("Invoice/1");
        publish(sale("Invoice/1", 1, DELIVERY, "1", "600.00"));
        DocumentResult conflict =
                result(at -> at.sourceDocumentId().equals("Invoice/1") && at.state() == ResultState.DRIFT);
        assertThat(code(conflict)).isEqualTo("REVISION_CONFLICT");
        assertThat(KraSimulator.ledger(pin, "saveTrnsSalesOsdc")).hasSize(1);
    }

    @Test
    void keepsTheOrderOfTheTopicInTheNumbers() {
        // Its item is registered then: a document that waits for something may be overtaken.
        publish(sale("Invoice/1", 1, DELIVERY, "1", "1.00"));
        receiptOf("Invoice/1");
        for (int i = 2; i <= 20; i++) {
            publish(sale("Invoice/" + i, 1, DELIVERY, "1", i + ".00"));
        }
        for (int i = 2; i <= 20; i++) {
            assertThat(receiptOf("Invoice/" + i).invoiceNumber()).isEqualTo(i);
        }
    }

    @Test
    void signsARoutedCreditNoteAgainstItsOriginalAndTakesTheGoodsBack() {
        publish(opening("10"));
        publish(sale("Invoice/1", 1, CEMENT, "4", "3600.00"));
        DocumentResult sold =
                result(at -> at.sourceDocumentId().equals("Invoice/1") && at.state() == ResultState.ACCEPTED);
        publish(note(sold));
        DocumentResult credited =
                result(at -> at.kind() == DocumentKind.CREDIT_NOTE && at.state() == ResultState.ACCEPTED);
        assertThat(receipt(credited).originalInvoiceNumber())
                .isEqualTo(receipt(sold).invoiceNumber());
        result(at -> at.kind() == DocumentKind.STOCK_MOVEMENT
                && at.causedBy() != null
                && at.causedBy().kind() == DocumentKind.CREDIT_NOTE
                && at.state() == ResultState.ACCEPTED);
    }

    @Test
    void asksWhenItTakesOverALaneWithAnOpenAttemptAndFencesTheOldRun() {
        KraSimulator.slow("saveTrnsSalesOsdc", pin, Duration.ofMillis(1500));
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !KraSimulator.ledger(pin, "saveTrnsSalesOsdc").isEmpty());
        double fencedBefore = fencedRuns();
        steal("device/" + deviceId);
        assertThat(receiptOf("Invoice/1").invoiceNumber()).isEqualTo(1);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> fencedRuns() > fencedBefore);
        assertThat(KraSimulator.ledger(pin, "saveTrnsSalesOsdc")).hasSize(1);
        assertThat(connector.results().stream()
                        .filter(at -> at.state() == ResultState.ACCEPTED && at.receipt() != null))
                .hasSize(1);
    }

    @Test
    void pausesTheDeviceAndKeepsTheDocumentWhenKraRefusesTheKey() {
        KeyService.put(new DeviceCredentials(
                deviceId, Environment.SANDBOX, FrontDoor.DIRECT, pin, "00", "0".repeat(52), null));
        publish(sale("Invoice/1", 1, DELIVERY, "1", "500.00"));
        DocumentResult waiting =
                result(at -> at.state() == ResultState.WAITING && code(at).equals("CONNECTION_REFUSED"));
        assertThat(why(waiting).authorityCode()).isEqualTo("901");
    }

    /** As if the lease had run out and another node had come: free, due, and under a new epoch from its next claim. */
    private static void steal(String scope) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update lane set owner = null, lease_until = null, due = now(), epoch = epoch + 1 where scope = ?")) {
            statement.setString(1, scope);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double fencedRuns() {
        return Arc.container()
                .instance(MeterRegistry.class)
                .get()
                .counter("risiti.lanes.fenced")
                .count();
    }

    private static RoutedCreditNote note(DocumentResult sold) {
        Receipt original = receipt(sold);
        return new RoutedCreditNote(
                "tenant",
                sold.source(),
                "CreditMemo/1",
                1,
                sold.deviceId(),
                sold.issuingDeviceId(),
                null,
                "CN-1",
                original.date(),
                CreditReason.DAMAGED,
                sold.issuingDeviceId(),
                new OriginalSale(
                        sold.identity(),
                        original.documentNumber(),
                        original.environment(),
                        original.pin(),
                        original.branchId(),
                        original.solution(),
                        original.controlUnitId(),
                        original.invoiceNumber(),
                        original.receiptNumber(),
                        original.signature(),
                        original.signedAt(),
                        original.buyer()),
                original.lines(),
                null,
                Instant.now());
    }

    private Receipt receiptOf(String sourceDocumentId) {
        return receipt(
                result(at -> at.sourceDocumentId().equals(sourceDocumentId) && at.state() == ResultState.ACCEPTED));
    }

    private static Receipt receipt(DocumentResult result) {
        return Objects.requireNonNull(result.receipt(), "the result has a receipt");
    }

    private static Reason why(DocumentResult result) {
        return Objects.requireNonNull(result.reason(), "the result has a reason");
    }

    private static String code(DocumentResult result) {
        Reason reason = result.reason();
        return reason == null ? "" : reason.code();
    }

    private DocumentResult result(Predicate<DocumentResult> wanted) {
        return connector.result(wanted);
    }

    private Sale sale(String id, int revision, ItemRef item, String quantity, String total) {
        return sale(id, revision, item, item.taxType(), quantity, total);
    }

    private Sale sale(String id, int revision, ItemRef item, TaxType taxType, String quantity, String total) {
        return new Sale(
                "tenant",
                "books/" + pin,
                id,
                revision,
                deviceId,
                null,
                id,
                LocalDate.of(2026, 11, 20),
                "KES",
                null,
                new Buyer("Walk-in customer", null, null),
                PaymentMethod.CASH,
                List.of(new SaleLine("1", item, new BigDecimal(quantity), null, null, new BigDecimal(total), taxType)),
                null);
    }

    private StockMovement opening(String quantity) {
        return new StockMovement(
                "tenant",
                "books/" + pin,
                "opening",
                1,
                deviceId,
                null,
                LocalDate.of(2026, 11, 20),
                MovementType.ADJUSTMENT_IN,
                null,
                List.of(new StockMovementLine("1", CEMENT, new BigDecimal(quantity), new BigDecimal("900"))),
                "opening stock");
    }

    private static ItemRef item(String id, String name, ItemType type, TaxType taxType) {
        return new ItemRef(id, name, type, "1010160100", "KE", "NT", "NO", taxType, new BigDecimal("900"), null);
    }

    private void publish(RisitiEvent event) {
        connector.publish(event);
    }
}
