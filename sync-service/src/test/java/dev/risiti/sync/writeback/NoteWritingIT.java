package dev.risiti.sync.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.sync.testing.Accountant;
import dev.risiti.sync.testing.Neighbours;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class NoteWritingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BigDecimal TOTAL = new BigDecimal("1160.00");

    private final AgroalDataSource database;
    private final String kafka;
    private final String control;
    private TopicTap tap;
    private Accountant accountant;

    NoteWritingIT(
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = Neighbours.CONTROL_URL) String control) {
        this.database = database;
        this.kafka = kafka;
        this.control = control;
    }

    @BeforeEach
    void open() {
        tap = new TopicTap(kafka, Topics.RESULTS);
        accountant = new Accountant(control, "300");
    }

    @AfterEach
    void close() {
        tap.close();
    }

    private static DocumentResult result(
            String document, ResultState state, @Nullable Reason reason, @Nullable Receipt receipt) {
        Instant now = Instant.parse("2026-11-20T09:00:00Z");
        return new DocumentResult(
                Neighbours.TENANT,
                "quickbooks/300",
                DocumentKind.SALE,
                document,
                1,
                Neighbours.DEVICE,
                Neighbours.DEVICE,
                "book-300",
                null,
                state,
                reason,
                1,
                now,
                now,
                receipt,
                null);
    }

    private static Receipt receipt() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal taxable = new BigDecimal("1000.00");
        BigDecimal tax = new BigDecimal("160.00");
        WireLine line = new WireLine(
                1,
                "1",
                "11",
                ItemType.SERVICE,
                "KE3NTNO0000001",
                "7810180000",
                "Delivery",
                "NT",
                "NO",
                one,
                TOTAL,
                TOTAL,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                TaxType.B,
                new BigDecimal("16"),
                taxable,
                tax,
                TOTAL,
                one);
        return new Receipt(
                Environment.SANDBOX,
                Neighbours.PIN,
                "00",
                Solution.OSCU,
                "INV-1",
                LocalDate.of(2026, 11, 20),
                7,
                null,
                118,
                118,
                "KRACU0400001234",
                null,
                "KRACU0400001234/118",
                "ABCDEFGHIJKLMNOP",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                Instant.parse("2026-11-20T09:00:05Z"),
                "https://etims.example/receipt?Data=1",
                new Buyer("Baraka Builders Ltd", null, null),
                "KES",
                one,
                List.of(line),
                taxable,
                tax,
                TOTAL);
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitWritten(String document) {
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from write_back where state = 'WRITTEN' and source_document_id = '"
                                + document + "'")
                        == 1);
    }

    private int notesOf(String id) {
        return accountant.posted().split("\\\\\"value\\\\\":\\\\\"" + id + "\\\\\"", -1).length - 1;
    }

    @Test
    void writesAReceiptOnceHoweverOftenItsResultComes() {
        DocumentResult accepted = result("Invoice/21", ResultState.ACCEPTED, null, receipt());
        tap.publish(accepted, "result-21");
        awaitWritten("Invoice/21");
        tap.publish(accepted, "result-21");
        tap.publish(accepted, "result-21-under-another-id");
        tap.publish(result("Invoice/22", ResultState.ACCEPTED, null, receipt()));
        awaitWritten("Invoice/22");

        assertThat(notesOf("21")).isEqualTo(1);
        assertThat(accountant.posted())
                .contains("KRACU0400001234/118", "ABCDEFGHIJKLMNOP", "2026-11-20T12:00:05+03:00", "Data=1");
    }

    @Test
    void writesWhyADocumentWasRefused() {
        Reason reason = Reason.of("BUYER_PIN_UNKNOWN", "KRA does not know the buyer's PIN.");
        tap.publish(result("Invoice/23", ResultState.REFUSED, reason, null));

        awaitWritten("Invoice/23");

        assertThat(accountant.posted()).contains("eTIMS: refused, KRA does not know the buyer's PIN.");
    }

    @Test
    void writesNothingInABookThatIsNotTheResultsOwn() {
        DocumentResult foreign = result("Invoice/24", ResultState.ACCEPTED, null, receipt());
        tap.publish(new DocumentResult(
                foreign.tenantId(),
                "quickbooks/100",
                foreign.kind(),
                foreign.sourceDocumentId(),
                1,
                foreign.deviceId(),
                foreign.issuingDeviceId(),
                "book-300",
                null,
                foreign.state(),
                null,
                1,
                foreign.receivedAt(),
                foreign.decidedAt(),
                foreign.receipt(),
                null));

        await().atMost(PATIENCE).until(() -> count("select count(*) from write_back where state = 'GIVEN_UP'") == 1);
        assertThat(notesOf("24")).isZero();
    }
}
