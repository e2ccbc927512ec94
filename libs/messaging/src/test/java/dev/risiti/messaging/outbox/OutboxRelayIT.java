package dev.risiti.messaging.outbox;

import static dev.risiti.messaging.outbox.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.devstack.kafka.KafkaBroker;
import dev.risiti.devstack.testing.DevStackResource;
import dev.risiti.messaging.TopicReader;
import dev.risiti.messaging.producer.AcknowledgedProducers;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relays made by hand compete and fail here, so the application's own one is stopped meanwhile. */
@QuarkusTest
@WithTestResource(DevStackResource.class)
class OutboxRelayIT {

    private static final String TOPIC = "risiti.imports.v1";
    private static final int KEYS = 20;
    private static final int BATCH = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OutboxRelay own;
    private final Outbox outbox;
    private final OutboxTable table;
    private final ShardTable shards;
    private final RelayMetrics metrics;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AcknowledgedProducers producers;
    private final OutboxConfig config;
    private final AgroalDataSource database;
    private final String bootstrapServers;
    private final List<OutboxRelay> started = new ArrayList<>();

    OutboxRelayIT(
            OutboxRelay own,
            Outbox outbox,
            OutboxTable table,
            ShardTable shards,
            AcknowledgedProducers producers,
            OutboxConfig config,
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.own = own;
        this.outbox = outbox;
        this.table = table;
        this.shards = shards;
        this.metrics = new RelayMetrics(table, registry);
        this.producers = producers;
        this.config = config;
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void stopTheApplicationsOwnRelay() throws InterruptedException, SQLException {
        own.stop();
        execute("truncate outbox");
        execute("update outbox_shard set owner = null, lease_until = null");
    }

    @AfterEach
    void startItAgain() throws InterruptedException {
        for (OutboxRelay relay : started) {
            relay.stop();
        }
        own.start();
    }

    @Test
    void keepsTheOrderOfEachKeyWhileTwoRelaysTakeShardsFromEachOther() throws Exception {
        start(table, producers);
        start(table, producers);
        int total = 4_000;

        var writer = Thread.ofVirtual().start(() -> appendAll("contested-", total));
        var random = new Random(7);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            expireLease(random.nextInt(config.shards()));
            return !writer.isAlive() && table.backlog().rows() == 0;
        });

        try (var reader = reader(bootstrapServers, TOPIC, "contested-")) {
            var order = OrderOfArrival.of(reader.readUntil(records -> OrderOfArrival.distinct(records) == total));
            assertThat(order.lastSequences()).hasSize(KEYS);
        }
        assertThat(sumOfEpochs()).as("shards changed hands").isGreaterThan(config.shards() * 3L);
    }

    @Test
    void sendsAgainInOrderWhatACrashLeftSentButNotDeleted() throws Exception {
        int total = 200;
        appendAll("crashed-", total);
        var dying = start(neverDeleting(), producers);
        try (var reader = reader(bootstrapServers, TOPIC, "crashed-")) {
            var before = reader.readUntil(records -> OrderOfArrival.distinct(records) == total);
            assertThat(table.backlog().rows()).isEqualTo(total);
            dying.stop();

            start(table, producers);
            await().atMost(PATIENCE).until(() -> table.backlog().rows() == 0);

            var order = OrderOfArrival.of(reader.read(before.size() + total));
            assertThat(order.duplicates()).isEqualTo(before.size());
        }
    }

    @Test
    void deletesNothingUnderAnEpochThatIsOver() throws SQLException {
        appendAll("fenced-", 1);
        ShardLease lease = shards.hold("old", Duration.ofMinutes(1)).stream()
                .filter(held -> holdsARow(held.shard()))
                .findFirst()
                .orElseThrow();
        OutboxRow row = table.heads(List.of(lease.shard()), 1).getFirst();
        expireLease(lease.shard());
        shards.hold("new", Duration.ofMinutes(1));

        int deleted = table.delete("old", List.of(new SentRow(row.id(), lease)));

        assertThat(deleted).isZero();
        assertThat(table.backlog().rows()).isEqualTo(1);
        shards.release("old");
        shards.release("new");
    }

    @Test
    void aTopicThatIsMissingHoldsUpItsOwnShardOnly() throws Exception {
        String missing = "not.there.yet";
        commit(List.of(event(missing, "m", 1), event(missing, "m", 2)));
        int blocked = table.heads(allShards(), 1).getFirst().shard();
        start(table, producers);

        appendAll("elsewhere-", 100);
        await().atMost(PATIENCE).until(() -> table.heads(othersThan(blocked), 1).isEmpty());
        assertThat(table.heads(List.of(blocked), 1)).isNotEmpty();

        createTopic(bootstrapServers, missing);
        await().atMost(PATIENCE).until(() -> table.backlog().rows() == 0);
        try (var reader = reader(bootstrapServers, missing, "m")) {
            assertThat(OrderOfArrival.of(reader.read(2)).lastSequences()).containsEntry("m", 2L);
        }
    }

    @Test
    void nothingOvertakesARecordThatTheBrokerRefuses() throws Exception {
        String topic = "small.records";
        createTopic(bootstrapServers, topic);
        limitRecords(topic, 100_000);
        // a record larger than the producer's batches travels in one of its own, and the next one right behind it
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);
        var refused = OutgoingEvent.of(topic, "k", "t", "s", "d", large, Instant.EPOCH);
        commit(List.of(event(topic, "k", 1), refused, event(topic, "k", 3)));
        start(table, producers);

        try (var reader = reader(bootstrapServers, topic, "k")) {
            reader.read(1);
            double failures = failures();
            await().atMost(PATIENCE).until(() -> failures() >= failures + 3);
            assertThat(table.backlog().rows()).isEqualTo(2);

            limitRecords(topic, 1_000_000);

            var records = reader.readUntil(seen -> OrderOfArrival.distinct(seen) == 3);
            assertThat(OrderOfArrival.of(records).lastSequences()).containsEntry("k", 3L);
        }
    }

    @Test
    void outlivesABrokerThatIsDownAndComesBack(@TempDir Path data) throws Exception {
        int port = freePort();
        int controllerPort = freePort();
        String address = "localhost:" + port;
        String topic = "outage";
        int total = 3_000;
        start(table, new AcknowledgedProducers(Map.of("bootstrap.servers", address)));
        appendAll("outage-", topic, 100);

        try (var broker = KafkaBroker.start(data, port, controllerPort)) {
            createTopic(address, topic);
            await().atMost(PATIENCE).until(() -> table.backlog().rows() == 0);
        }
        var writer = Thread.ofVirtual().start(() -> appendAll("outage-", topic, (total - 100) / 2));
        writer.join();
        try (var broker = KafkaBroker.start(data, port, controllerPort)) {
            await().atMost(PATIENCE).until(() -> table.backlog().rows() < total / 4);
        }
        appendAll("outage-", topic, (total - 100) / 2);
        try (var broker = KafkaBroker.start(data, port, controllerPort)) {
            await().atMost(PATIENCE).until(() -> table.backlog().rows() == 0);

            try (var reader = reader(address, topic, "outage-")) {
                var records = reader.readUntil(seen -> OrderOfArrival.distinct(seen) == total);
                assertThat(OrderOfArrival.of(records).lastSequences()).hasSize(KEYS);
            }
        }
    }

    @Test
    void handsItsShardsOverAtOnceWhenItStops() throws Exception {
        var first = start(table, producers);
        await().atMost(PATIENCE).until(() -> ownedShards() == config.shards());

        first.stop();

        assertThat(ownedShards()).isZero();
    }

    private OutboxRelay start(OutboxTable rows, AcknowledgedProducers connection) {
        var relay = new OutboxRelay(rows, shards, connection, new RelayBell(), metrics, config, "messaging-test");
        started.add(relay);
        relay.start();
        return relay;
    }

    /** The database as a process sees it that dies before it can delete. */
    private OutboxTable neverDeleting() {
        return new OutboxTable(database, config) {
            @Override
            int delete(String owner, List<SentRow> sent) throws SQLException {
                throw new SQLException("the connection is gone");
            }
        };
    }

    private void appendAll(String prefix, int total) {
        appendAll(prefix, TOPIC, total);
    }

    private void appendAll(String prefix, String topic, int total) {
        for (int from = 0; from < total; from += BATCH) {
            List<OutgoingEvent> events = new ArrayList<>();
            for (int n = from; n < Math.min(from + BATCH, total); n++) {
                events.add(event(topic, prefix + n % KEYS, n));
            }
            commit(events);
        }
    }

    private void commit(List<OutgoingEvent> events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(events));
    }

    private boolean holdsARow(int shard) {
        try {
            return !table.heads(List.of(shard), 1).isEmpty();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> allShards() {
        return othersThan(-1);
    }

    private List<Integer> othersThan(int shard) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < config.shards(); i++) {
            if (i != shard) {
                others.add(i);
            }
        }
        return others;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void expireLease(int shard) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update outbox_shard set lease_until = now() - interval '1 second' where shard = ? and owner is not null")) {
            update.setInt(1, shard);
            update.executeUpdate();
        }
    }

    private long sumOfEpochs() throws SQLException {
        return number("select sum(epoch) from outbox_shard");
    }

    private long ownedShards() throws SQLException {
        return number("select count(*) from outbox_shard where owner is not null");
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(query);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static TopicReader reader(String bootstrapServers, String topic, String prefix) {
        return new TopicReader(bootstrapServers, topic, record -> record.key().startsWith(prefix));
    }

    private static void createTopic(String bootstrapServers, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        }
    }

    private void limitRecords(String topic, int maxBytes) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var limit = new ConfigEntry("max.message.bytes", Integer.toString(maxBytes));
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private double failures() {
        return registry.get("risiti.outbox.failed").counter().count();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
