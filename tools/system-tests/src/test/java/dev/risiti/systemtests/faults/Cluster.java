package dev.risiti.systemtests.faults;

import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.devstack.FileTree;
import dev.risiti.devstack.postgres.ServiceDatabase;
import dev.risiti.devstack.testing.OscuSimulator;
import dev.risiti.systemtests.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Two replicas of submission-service as processes, with all they need and nothing of the other services. */
final class Cluster implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(2);
    static final Duration QUIET = Duration.ofMillis(500);
    static final Duration WRITE_DEADLINE = Duration.ofSeconds(5);

    /** Long enough for a machine that does other things too. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern LOST = Pattern.compile("LaneRun.* state=(?:FENCED|LEASE_LOST|RUN_FAILED)");
    private static final int MANAGEMENT = 1_000;

    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private final Map<String, Program> replicas = new HashMap<>();
    private final Path work;
    private final Infrastructure infrastructure;
    private final OscuSimulator kra;
    private final KeyServer keys;
    private final LanesInDatabase lanes;
    private final KafkaProducer<String, byte[]> producer;
    private final Results results;
    private final List<Runnable> afterFault = new ArrayList<>();

    private Cluster(Path project, Path work) throws IOException {
        this.work = work;
        // Also when the start fails half way or the tests are broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop-cluster"));
        FileTree.delete(work);
        Files.createDirectories(work);
        int port = FreePorts.block();
        Path programs = work.resolve("programs");
        keys = started(new KeyServer());
        String kraUrl = "http://localhost:" + (port + 4);
        Program simulator = started(new Program(
                "oscu-simulator",
                Program.copy(project, "tools/oscu-simulator", programs),
                work,
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port + 4)),
                kraUrl + "/q/health"));
        infrastructure = started(new Infrastructure(work, project.resolve(".risiti/postgres"), port));
        simulator.awaitReady();
        kra = new OscuSimulator(kraUrl);
        ServiceDatabase database = infrastructure.database("submission");
        lanes = new LanesInDatabase(database);
        Path jar = Program.copy(project, "submission-service", programs);
        Program first = replica("a", jar, work, port + 6, database, kraUrl);
        // One after the other: the first makes the tables.
        first.awaitReady();
        lanes.makeSteerable();
        replica("b", jar, work, port + 8, database, kraUrl).awaitReady();
        producer = started(new KafkaProducer<>(
                Map.of("bootstrap.servers", infrastructure.bootstrapServers(), "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer()));
        results = started(new Results(infrastructure.bootstrapServers()));
        publish(rate("B", true));
        publish(rate("E", false));
    }

    /** Starts everything; the working folder is emptied before. */
    static Cluster start() {
        Path project = Path.of(System.getProperty("risiti.project.root"));
        Path work = Path.of(System.getProperty("risiti.faults.directory"));
        try {
            return new Cluster(project.toRealPath(), work);
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster did not start", e);
        }
    }

    private <T extends AutoCloseable> T started(T part) {
        running.push(part);
        return part;
    }

    private Program replica(String name, Path jar, Path work, int port, ServiceDatabase database, String kraUrl) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + MANAGEMENT));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        settings.put("RISITI_KRA_DIRECT_URL", kraUrl + "/etims-api");
        settings.put("RISITI_KRA_WRITE_DEADLINE", WRITE_DEADLINE.toString());
        settings.put("RISITI_KRA_LOOK_UP_DEADLINE", "PT2S");
        settings.put("RISITI_CREDENTIAL_URL", keys.url());
        settings.put("RISITI_CREDENTIAL_TOKEN", "faults");
        // Each call asks for its key, so that the key server can hold it.
        settings.put("RISITI_CREDENTIAL_DEVICE_FRESH", "PT0S");
        settings.put("RISITI_CREDENTIAL_READ_TIMEOUT", "PT60S");
        settings.put("RISITI_CREDENTIAL_TOTAL_TIMEOUT", "PT60S");
        settings.put("RISITI_SUBMISSION_NODE", name);
        settings.put("RISITI_SUBMISSION_LEASE", LEASE.toString());
        settings.put("RISITI_SUBMISSION_HOUSEKEEPING", "PT0.5S");
        settings.put("RISITI_SUBMISSION_QUIET_PERIOD", QUIET.toString());
        settings.put("RISITI_SUBMISSION_READ_LAG", "PT0.5S");
        settings.put("RISITI_SUBMISSION_BACK_OFF_MAX", "PT1S");
        settings.put("RISITI_SUBMISSION_BREAKER_STAY_AWAY", "PT0.5S");
        settings.put("RISITI_SUBMISSION_BREAKER_PROBES_PER_SECOND", "20");
        String management = "http://localhost:" + (port + MANAGEMENT);
        Program replica = started(new Program("replica-" + name, jar, work, settings, management + "/q/health/ready"));
        replicas.put(name, replica);
        return replica;
    }

    private static CodeEntry rate(String type, boolean inUse) {
        return new CodeEntry(
                Environment.SANDBOX,
                "04",
                type,
                "VAT " + type,
                inUse,
                new BigDecimal(inUse ? "16" : "8"),
                LocalDate.EPOCH,
                Instant.now());
    }

    OscuSimulator kra() {
        return kra;
    }

    KeyServer keys() {
        return keys;
    }

    LanesInDatabase lanes() {
        return lanes;
    }

    Results results() {
        return results;
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    Program replica(String name) {
        return Objects.requireNonNull(replicas.get(name));
    }

    /** Returns when Kafka has the event. */
    void publish(RisitiEvent event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.eventType().topic(), event.key(), EventJson.encode(event));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/connectors/faults",
                        "ce_type",
                        event.eventType().type(),
                        "ce_subject",
                        "faults",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_dataschema",
                        event.eventType().schema(),
                        "ce_partitionkey",
                        event.key(),
                        "ce_sequence",
                        "1",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Shops that are open: devices active, goods in stock and stated. */
    List<Shop> open(int count) {
        List<Shop> shops = Stream.generate(this::found).limit(count).toList();
        shops.forEach(Shop::open);
        awaitEnded(shops);
        return shops;
    }

    /** A shop that nobody knows yet. */
    Shop found() {
        return new Shop(this);
    }

    /** Waits until everything that the shops published has ended and caused all it causes. */
    void awaitEnded(List<Shop> shops) {
        awaitAll(shops, this::isQuiet);
    }

    private boolean isQuiet(Shop shop) {
        return ended(shop, DocumentKind.SALE) == shop.sales().size()
                && ended(shop, DocumentKind.STOCK_MOVEMENT) == shop.goods().size() + 1;
    }

    /** How many documents of a kind have their end. */
    long ended(Shop shop, DocumentKind kind) {
        return results.of(shop.deviceId()).stream()
                .filter(result -> result.terminal() && result.kind() == kind)
                .map(DocumentResult::sourceDocumentId)
                .distinct()
                .count();
    }

    /** Waits until something holds for every shop; says for which it does not. */
    void awaitAll(List<Shop> shops, Predicate<Shop> holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            List<String> missing = shops.stream()
                    .filter(shop -> !holds.test(shop))
                    .map(this::story)
                    .toList();
            if (!missing.isEmpty()) {
                throw new AssertionError("not yet: " + missing);
            }
        });
    }

    void awaitTrue(BooleanSupplier holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(holds::getAsBoolean);
    }

    /** Where a shop stands, for whoever reads why a wait was in vain. */
    private String story(Shop shop) {
        return "%s (device %s) published %d sales; last results %s; last calls %s"
                .formatted(
                        shop,
                        shop.deviceId(),
                        shop.sales().size(),
                        tail(results.of(shop.deviceId()).stream()
                                .map(result -> "%s %s %s"
                                        .formatted(result.sourceDocumentId(), result.state(), result.reason()))
                                .toList()),
                        tail(calls(shop).stream().map(Call::toString).toList()));
    }

    private static List<String> tail(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - 4), lines.size());
    }

    /** What KRA's stand-in saw of a shop. */
    List<Call> calls(Shop shop) {
        return kra.history(shop.pin()).stream().map(Call::of).toList();
    }

    List<Call> calls(Shop shop, String name) {
        return calls(shop).stream().filter(call -> call.name().equals(name)).toList();
    }

    /** Waits until the replicas have stored what the shops published. */
    void awaitStored(List<Shop> shops, Map<Shop, Long> documents) {
        awaitAll(shops, shop -> lanes.documents(shop.deviceId()) >= Objects.requireNonNull(documents.get(shop)));
    }

    /** How many runs of a replica found that their lane is somebody else's, or could not write for that reason. */
    long lost(String name) {
        return replica(name).printed(LOST);
    }

    /** One line for each thing that is not as it must be, of all these shops. */
    List<String> problems(List<Shop> shops) {
        return shops.stream()
                .flatMap(shop -> Judge.problems(this, shop).stream())
                .toList();
    }

    /** Keeps a measured figure in {@code figures.txt}. */
    void note(String figure) {
        try {
            Files.writeString(
                    work.resolve("figures.txt"), figure + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has to be undone once the fault is done. */
    void afterFault(Runnable undo) {
        afterFault.add(undo);
    }

    /** Undoes it. */
    void undo() {
        afterFault.forEach(Runnable::run);
        afterFault.clear();
    }

    /** Both replicas run again, whatever a test did to them. */
    void revive() {
        undo();
        lanes.steerFreely();
        keys.letGoAll();
        for (Program replica : replicas.values()) {
            if (replica.isAlive()) {
                replica.thaw();
            } else {
                replica.restart();
            }
        }
        replicas.values().forEach(Program::awaitReady);
    }

    @Override
    public void close() {
        stop(running);
    }

    /** The last started ends first; what does not stop keeps no other from stopping. */
    private static void stop(Deque<AutoCloseable> running) {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("not everything has stopped: " + failures, failures.getFirst());
        }
    }
}
