package dev.risiti.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.BranchCustomer;
import dev.risiti.contracts.document.BranchInsurance;
import dev.risiti.contracts.document.BranchUser;
import dev.risiti.contracts.document.Decision;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.document.ImportDecision;
import dev.risiti.contracts.document.ItemComponent;
import dev.risiti.contracts.document.ItemComposition;
import dev.risiti.contracts.document.ItemDocument;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.PurchaseDecision;
import dev.risiti.contracts.document.PurchaseDecisionLine;
import dev.risiti.contracts.document.PurchaseSupplier;
import dev.risiti.contracts.document.PurchaseType;
import dev.risiti.contracts.document.RegistrationType;
import dev.risiti.contracts.document.StockCount;
import dev.risiti.contracts.document.StockCountLine;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.submission.referee.Connector;
import dev.risiti.submission.referee.KeyService;
import dev.risiti.submission.referee.KraSimulator;
import io.agroal.api.AgroalDataSource;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each kind of document on real Kafka and PostgreSQL, judged by the OSCU simulator. Each test has its own PIN. The
 * profile is the other tests', so that they share one running service.
 */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortDeadlines.class)
class KindsIT {
    private static final AtomicInteger PINS = new AtomicInteger(500);
    private static final ItemRef CEMENT = item("11", "900.00");

    private final String headOffice = UUID.randomUUID().toString();
    private final String pin = "P%09dT".formatted(PINS.incrementAndGet());
    private final String source = "books/" + pin;
    private final LocalDate today =
            Instant.now().atZone(ZoneId.of("Africa/Nairobi")).toLocalDate();
    private Connector connector;

    @BeforeEach
    void begin() {
        connector = new Connector(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), source);
        connector.publish(new CodeEntry(
                Environment.SANDBOX, "04", "B", "VAT", true, new BigDecimal("16"), LocalDate.EPOCH, Instant.now()));
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void registersAnItemWithItsOpeningStockAndSavesItAgainUnderItsCode() {
        open(headOffice, "00", DeviceState.ACTIVE);
        accepted(itemDocument("Item/11", CEMENT, "10"));
        acceptedMovement(DocumentKind.ITEM);
        accepted(itemDocument("Item/11@2", item("11", "950.00"), null));
        accepted(itemDocument("Item/11@3", item("11", "950.00"), null));
        List<JsonNode> saved = KraSimulator.ledger(pin, "saveItem");
        assertThat(saved).hasSize(2);
        assertThat(saved.getLast().path("number").asText())
                .isEqualTo(saved.getFirst().path("number").asText());
    }

    @Test
    void keepsAnItemUntilItsDeviceIsKnown() {
        connector.publish(itemDocument("Item/11", CEMENT, null));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> laneOf("Item/11"), ("device/" + headOffice)::equals);
        open(headOffice, "00", DeviceState.ACTIVE);
        acceptedResult("Item/11");
        assertThat(laneOf("Item/11")).isEqualTo("items/SANDBOX/" + pin);
    }

    @Test
    void savesAnItemAgainUntilKraShowsTheChangeWhenTheAnswerWasLost() {
        open(headOffice, "00", DeviceState.ACTIVE);
        accepted(itemDocument("Item/11", CEMENT, null));
        KraSimulator.fault("saveItem", pin, "ANSWER_LOST_BEFORE_COMMIT", 1);
        accepted(itemDocument("Item/11@2", item("11", "950.00"), null));
        assertThat(KraSimulator.ledger(pin, "saveItem").stream()
                        .filter(entry -> entry.path("resultCd").asText().equals("000")))
                .hasSize(2);
    }

    @Test
    void asksWhetherAnImportWasDecidedWhenTheAnswerWasLost() {
        open(headOffice, "00", DeviceState.ACTIVE);
        KraSimulator.fault("updateImportItem", pin, "ANSWER_LOST_AFTER_COMMIT", 1);
        accepted(importDecision());
        assertThat(KraSimulator.ledger(pin, "selectImportItemList")).isNotEmpty();
    }

    @Test
    void turnsACountIntoTheDifferenceToTheLedger() {
        open(headOffice, "00", DeviceState.ACTIVE);
        accepted(itemDocument("Item/11", CEMENT, "10"));
        acceptedMovement(DocumentKind.ITEM);
        accepted(new StockCount(
                "tenant",
                source,
                "Count/1",
                1,
                headOffice,
                null,
                today,
                List.of(new StockCountLine("1", CEMENT, new BigDecimal("7"), null)),
                null));
        // The simulator compares each stock master with the movements it took.
        assertThat(KraSimulator.ledger(pin, "insertStockIO")).hasSize(2);
        assertThat(KraSimulator.ledger(pin, "saveStockMaster")).hasSize(2);
    }

    @Test
    void bringsATransferInAtTheOtherBranch() {
        String branch = UUID.randomUUID().toString();
        open(headOffice, "00", DeviceState.ACTIVE);
        open(branch, "01", DeviceState.ACTIVE);
        // What is brought in at a branch depends on whose device is known when the goods go out.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> devices() == 2);
        accepted(itemDocument("Item/11", CEMENT, "10"));
        acceptedMovement(DocumentKind.ITEM);
        accepted(new StockMovement(
                "tenant",
                source,
                "Transfer/1",
                1,
                headOffice,
                null,
                today,
                MovementType.TRANSFER_OUT,
                "01",
                List.of(new StockMovementLine("1", CEMENT, new BigDecimal("4"), new BigDecimal("900"))),
                null));
        DocumentResult in = acceptedMovement(DocumentKind.STOCK_MOVEMENT);
        assertThat(in.issuingDeviceId()).isEqualTo(branch);
    }

    @Test
    void decidesAPurchaseAndItsReturnInOrder() {
        open(headOffice, "00", DeviceState.ACTIVE);
        connector.publish(purchase("VendorCredit/1", PurchaseType.RETURN, "Bill/1", "2", 56));
        connector.result(result -> result.sourceDocumentId().equals("VendorCredit/1")
                && result.state() == ResultState.WAITING
                && result.reason() != null
                && result.reason().code().equals("ORIGINAL_NOT_THERE_YET"));
        accepted(purchase("Bill/1", PurchaseType.PURCHASE, null, "5", 55));
        acceptedResult("VendorCredit/1");
        assertThat(KraSimulator.ledger(pin, "insertTrnsPurchase").stream()
                        .map(entry -> entry.path("number").asText()))
                .containsExactly("1", "2");
        connector.result(result -> result.sourceDocumentId().endsWith("VendorCredit/1")
                && result.kind() == DocumentKind.STOCK_MOVEMENT
                && result.state() == ResultState.ACCEPTED);
    }

    @Test
    void approvesAnImportAndBringsItsGoodsIn() {
        open(headOffice, "00", DeviceState.ACTIVE);
        accepted(importDecision());
        acceptedMovement(DocumentKind.IMPORT_DECISION);
    }

    @Test
    void takesWhatABranchRegisters() {
        open(headOffice, "00", DeviceState.ACTIVE);
        accepted(new BranchCustomer(
                "tenant",
                source,
                "Customer/5",
                1,
                headOffice,
                null,
                "5",
                "P000000009Z",
                "Builders Ltd",
                null,
                null,
                null,
                null,
                true,
                null));
        accepted(new BranchUser(
                "tenant", source, "User/1", 1, headOffice, null, "jane", "Jane", null, null, null, true, null));
        accepted(new BranchInsurance("tenant", source, "Scheme/1", 1, headOffice, null, "AAR", "AAR", 80, true));
    }

    @Test
    void composesAnItemOfItemsThatItRegistersFirst() {
        open(headOffice, "00", DeviceState.ACTIVE);
        accepted(new ItemComposition(
                "tenant",
                source,
                "Assembly/1",
                1,
                headOffice,
                null,
                CEMENT,
                List.of(
                        new ItemComponent(item("12", "10.00"), new BigDecimal("2")),
                        new ItemComponent(item("13", "20.00"), new BigDecimal("0.5"))),
                null));
        assertThat(KraSimulator.ledger(pin, "saveItemComposition")).hasSize(2);
    }

    @Test
    void registersItemsWhileNobodyKnowsWhetherKraTookAComposition() {
        open(headOffice, "00", DeviceState.ACTIVE);
        KraSimulator.fault("saveItemComposition", pin, "ANSWER_LOST_AFTER_COMMIT", 1);
        connector.publish(new ItemComposition(
                "tenant",
                source,
                "Assembly/1",
                1,
                headOffice,
                null,
                CEMENT,
                List.of(new ItemComponent(item("12", "10.00"), new BigDecimal("2"))),
                null));
        connector.result(result -> result.sourceDocumentId().equals("Assembly/1")
                && result.state() == ResultState.BLOCKED
                && result.reason() != null
                && result.reason().code().equals("OUTCOME_UNKNOWN"));
        accepted(itemDocument("Item/14", item("14", "5.00"), null));
        assertThat(laneOf("Assembly/1")).isEqualTo("device/" + headOffice);
    }

    @Test
    void savesAUserOfOurOwnBeforeTheDeviceIsActive() {
        open(headOffice, "00", DeviceState.BASIC_DATA_SYNCED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> KraSimulator.ledger(pin, "saveBhfUser").size() == 1);
    }

    private @Nullable String laneOf(String id) {
        return one(
                "select l.scope from document d join lane l using (lane_id) where d.source = ? and d.source_document_id = ?",
                source,
                id);
    }

    private int devices() {
        return Integer.parseInt(Objects.requireNonNull(one("select count(*)::text from device where pin = ?", pin)));
    }

    private static @Nullable String one(String sql, String... parameters) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ImportDecision importDecision() {
        JsonNode row = KraSimulator.declare(pin, "2231943");
        return new ImportDecision(
                "tenant",
                source,
                "Import/1",
                1,
                headOffice,
                null,
                Decision.APPROVED,
                row.path("dclDe").asText(),
                "2231943",
                row.path("itemSeq").asLong(),
                null,
                row.path("hsCd").asText(),
                CEMENT,
                today,
                BigDecimal.TEN,
                null,
                null);
    }

    private PurchaseDecision purchase(
            String id, PurchaseType type, @Nullable String original, String quantity, long supplierNumber) {
        return new PurchaseDecision(
                "tenant",
                source,
                id,
                1,
                headOffice,
                null,
                Decision.APPROVED,
                RegistrationType.MANUAL,
                type,
                new PurchaseSupplier("P000000002S", "00", "Supplier Ltd", supplierNumber),
                null,
                original,
                today,
                PaymentMethod.CREDIT,
                null,
                List.of(new PurchaseDecisionLine(
                        "1", null, CEMENT, new BigDecimal(quantity), null, new BigDecimal("1000.00"), TaxType.B, null)),
                null);
    }

    private ItemDocument itemDocument(String id, ItemRef item, @Nullable String opening) {
        return new ItemDocument(
                "tenant",
                source,
                id,
                1,
                headOffice,
                null,
                item,
                true,
                false,
                opening == null ? null : new BigDecimal(opening),
                null);
    }

    private static ItemRef item(String id, String price) {
        return new ItemRef(
                id,
                "Item " + id,
                ItemType.FINISHED_PRODUCT,
                "1010160100",
                "KE",
                "NT",
                "NO",
                TaxType.B,
                new BigDecimal(price),
                null);
    }

    private DocumentResult accepted(FiscalDocument document) {
        connector.publish(document);
        return acceptedResult(document.sourceDocumentId());
    }

    private DocumentResult acceptedResult(String id) {
        return connector.result(
                result -> result.sourceDocumentId().equals(id) && result.state() == ResultState.ACCEPTED);
    }

    /** The movement that a document of this kind caused. */
    private DocumentResult acceptedMovement(DocumentKind cause) {
        return connector.result(result -> result.kind() == DocumentKind.STOCK_MOVEMENT
                && result.causedBy() != null
                && result.causedBy().kind() == cause
                && result.state() == ResultState.ACCEPTED);
    }

    private void open(String deviceId, String branch, DeviceState state) {
        KeyService.put(new DeviceCredentials(
                deviceId, Environment.SANDBOX, FrontDoor.DIRECT, pin, branch, KraSimulator.install(pin, branch), null));
        connector.publish(new DeviceStatus(
                deviceId,
                3,
                "tenant",
                Environment.SANDBOX,
                pin,
                branch,
                Solution.OSCU,
                FrontDoor.DIRECT,
                "S" + branch,
                "Mtaa",
                null,
                state,
                null,
                new ControlUnit("KRACU0400000001", "KRA1", null),
                null,
                null,
                StockPolicy.WAIT,
                Instant.now()));
    }
}
