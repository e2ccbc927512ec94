package dev.risiti.sync.itemclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.credential.client.KraCredentials;
import dev.risiti.devstack.testing.OscuSimulator;
import dev.risiti.devstack.testing.OscuSimulatorResource;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.item.ItemType;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.Audit;
import dev.risiti.oscu.wire.ItemRequest;
import dev.risiti.oscu.wire.LineItem;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.StockLine;
import dev.risiti.oscu.wire.StockMovementRequest;
import dev.risiti.oscu.wire.WireRequest;
import dev.risiti.sync.testing.GatewayDevices;
import dev.risiti.sync.testing.Neighbours;
import dev.risiti.sync.testing.Statuses;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway, which the real simulator plays, takes stock movements only from a PIN that asked for the class list. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class GatewayItemClassIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PIN = "P000000611A";
    private static final String PIN_THAT_IS_MISSED = "P000000612A";
    private static final String APP = "class-lists";
    private static final Audit AUDIT = Audit.by("risiti", "Risiti");
    private static final ItemCode SOAP = new ItemCode("KE", ItemType.FINISHED_PRODUCT, "CT", "NO", 1);
    private static final String CLASS_OF_SOAP = "1010160100";

    private final String kafka;
    private final OscuSimulator simulator;
    private final GatewayDevices devices;
    private final OscuClient kra;
    private final KraCredentials credentials;
    private final Clock clock;
    private final AgroalDataSource database;

    GatewayItemClassIT(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = Neighbours.CONTROL_URL) String neighbours,
            @ConfigProperty(name = OscuSimulatorResource.URL) String simulator,
            OscuClient kra,
            KraCredentials credentials,
            Clock clock,
            AgroalDataSource database) {
        this.kafka = kafka;
        this.simulator = new OscuSimulator(simulator);
        this.devices = new GatewayDevices(this.simulator, neighbours);
        this.kra = kra;
        this.credentials = credentials;
        this.clock = clock;
        this.database = database;
    }

    @Test
    void asksForATaxpayerBeforeItsFirstStockMovement() {
        devices.servedApp(APP);
        devices.installed("mover", PIN, APP);
        assertThat(send("mover", soap())).isInstanceOf(Outcome.Accepted.class);
        assertThat(send("mover", opening()))
                .isInstanceOfSatisfying(
                        Outcome.RefusedDependency.class,
                        refused -> assertThat(refused.need()).isEqualTo(Outcome.Need.CLASS_LIST));

        try (TopicTap tap = new TopicTap(kafka)) {
            tap.publish(Statuses.gatewayDevice("mover", PIN, APP));
        }
        await().atMost(PATIENCE).until(() -> accepted(PIN) >= 1);

        assertThat(send("mover", opening())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void asksOnceMoreWhenKraMissesTheListAllTheSame() {
        devices.servedApp(APP);
        devices.installed("missed", PIN_THAT_IS_MISSED, APP);

        try (TopicTap tap = new TopicTap(kafka)) {
            tap.publish(Statuses.gatewayDevice("missed", PIN_THAT_IS_MISSED, APP));
            await().atMost(PATIENCE).until(() -> accepted(PIN_THAT_IS_MISSED) >= 1 && environmentIsAsked());
            long before = accepted(PIN_THAT_IS_MISSED);
            tap.publish(waitingForTheClassList("missed"));

            await().atMost(PATIENCE).until(() -> accepted(PIN_THAT_IS_MISSED) > before);
        }
    }

    private long accepted(String pin) {
        return simulator.ledger("selectItemClsList", pin).stream()
                .filter(entry -> entry.path("outcome").asText().equals("ACCEPTED"))
                .count();
    }

    /** Also as the device elected for the environment it asks: that must be over. */
    private boolean environmentIsAsked() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select 1 from item_class_poll where scope = 'PRODUCTION' and synced_at is not null")) {
            return row.next();
        }
    }

    private Outcome send(String device, WireRequest request) {
        return kra.send(credentials.of(device), OscuRequests.encode(request));
    }

    private static ItemRequest soap() {
        return ItemRequest.of(
                PIN, "00", SOAP, CLASS_OF_SOAP, "Carton of soap", TaxType.B, null, new BigDecimal("1160.00"), AUDIT);
    }

    private StockMovementRequest opening() {
        StockLine line = new StockLine(
                1,
                new LineItem(SOAP.value(), CLASS_OF_SOAP, "Carton of soap", null, "CT", "NO"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                new BigDecimal("1160.00"),
                new BigDecimal("1160.00"),
                new BigDecimal("0.00"),
                new BigDecimal("1000.00"),
                TaxType.B,
                new BigDecimal("160.00"),
                new BigDecimal("1160.00"));
        return StockMovementRequest.of(
                PIN, "00", 1, null, null, null, "06", KraTime.dateOf(clock.instant()), null, AUDIT, List.of(line));
    }

    private static DocumentResult waitingForTheClassList(String device) {
        return new DocumentResult(
                Neighbours.TENANT,
                "shop/1",
                DocumentKind.STOCK_MOVEMENT,
                "leg-1",
                1,
                device,
                device,
                null,
                null,
                ResultState.WAITING,
                Reason.of("DEPENDENCY_CLASS_LIST", "KRA misses something that must come first."),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
    }
}
