package dev.risiti.systemtests.faults;

import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.devstack.FileTree;
import dev.risiti.devstack.postgres.ServiceDatabase;
import dev.risiti.devstack.testing.EventPublisher;
import dev.risiti.devstack.testing.OscuSimulator;
import dev.risiti.systemtests.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Two replicas of submission-service as processes, with all they need and nothing of the other services. */
final class Cluster implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(2);
    static final Duration QUIET = Duration.ofMillis(500);
    static final Duration WRITE_DEADLINE = Duration.ofSeconds(5);

    /** Long enough for a machine that does other things too. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** How far look-ups may lag behind; less than what the replicas are told. */
    static final Duration READ_LAG = Duration.ofMillis(400);

    private static final Pattern LOST = Pattern.compile("LaneRun.* state=(?:FENCED|LEASE_LOST|RUN_FAILED)");
    private static final int MANAGEMENT = 1_000;

    private final Deque<Runnable> stops = new ConcurrentLinkedDeque<>();
    private final Map<String, Program> replicas = new HashMap<>();
    private final Path work;
    private final Infrastructure infrastructure;
    private final OscuSimulator kra;
    private final KeyServer keys;
    private final LanesInDatabase lanes;
    private final EventPublisher publisher;
    private final Results results;
    private final Person person;
    private final List<Runnable> afterFault = new ArrayList<>();

    private Cluster(Path project, Path work) throws IOException {
        this.work = work;
        // Also when the start fails half way or the tests are broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stops), "stop-cluster"));
        FileTree.delete(work);
        Files.createDirectories(work);
        int port = FreePorts.block();
        Path programs = work.resolve("programs");
        keys = started(new KeyServer(), KeyServer::close);
        String kraUrl = "http://localhost:" + (port + 4);
        Program simulator = started(
                new Program(
                        "oscu-simulator",
                        Program.copy(project, "tools/oscu-simulator", programs),
                        work,
                        Map.of("QUARKUS_HTTP_PORT", Integer.toString(port + 4)),
                        kraUrl + "/q/health"),
                Program::close);
        infrastructure =
                started(new Infrastructure(work, project.resolve(".risiti/postgres"), port), Infrastructure::close);
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
        publisher = started(new EventPublisher(infrastructure.bootstrapServers()), EventPublisher::close);
        results = started(new Results(infrastructure.bootstrapServers()), Results::close);
        // That replica lives on in the tests that need a person.
        person = new Person(this, "http://localhost:" + (port + 8));
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

    private <T> T started(T part, Consumer<? super T> stop) {
        stops.push(() -> stop.accept(part));
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
        settings.put("RISITI_KRA_GATEWAY_URL", kraUrl + "/etims-oscu/api/v1");
        settings.put("RISITI_KRA_GATEWAY_TOKEN_URL", kraUrl + "/v1/token/generate");
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
        // Hundreds of calls go wrong at once here: what is lost must not wait for the others.
        settings.put("RISITI_SUBMISSION_BREAKER_DRAIN_PER_SECOND", "1000");
        settings.put("RISITI_SUBMISSION_BREAKER_LOOK_UPS_PER_SECOND", "200");
        settings.put("RISITI_OPERATOR_TOKENS_FAULTS", Person.TOKEN);
        String management = "http://localhost:" + (port + MANAGEMENT);
        Program replica = started(
                new Program("replica-" + name, jar, work, settings, management + "/q/health/ready"), Program::close);
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
        publisher.publish(event);
    }

    /** Shops that are open: devices active, goods in stock and stated. */
    List<Shop> open(int count) {
        List<Shop> shops =
                Stream.generate(() -> found(FrontDoor.DIRECT)).limit(count).toList();
        open(shops);
        return shops;
    }

    /** A shop that nobody knows yet. */
    Shop found(FrontDoor door) {
        return new Shop(this, door);
    }

    /** Opens shops; what their victims need has happened in them. */
    void open(Map<Shop, Victim> victims) {
        open(List.copyOf(victims.keySet()));
        List<Shop> prepared = victims.entrySet().stream()
                .filter(entry -> entry.getValue().prepare(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        awaitEnded(prepared);
    }

    private void open(List<Shop> shops) {
        shops.parallelStream().forEach(Shop::open);
        awaitEnded(shops);
    }

    /** Waits until everything that the shops published has ended and caused all it causes; a person helps. */
    void awaitEnded(List<Shop> shops) {
        awaitAll(shops, shop -> {
            boolean quiet = isQuiet(shop);
            if (!quiet) {
                person.lookAfter(shop);
            }
            return quiet;
        });
    }

    private boolean isQuiet(Shop shop) {
        Set<DocumentIdentity> ended = results.of(shop.deviceId()).stream()
                .filter(DocumentResult::terminal)
                .map(DocumentResult::identity)
                .collect(Collectors.toSet());
        return ended.containsAll(shop.published())
                && ended.stream().filter(Shop::moves).count() == shop.movers().size();
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
        List<Shop> missing = new ArrayList<>();
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                missing.clear();
                shops.stream().filter(shop -> !holds.test(shop)).forEach(missing::add);
                return missing.isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not yet: " + missing.stream().map(this::story).toList(), e);
        }
    }

    void awaitTrue(BooleanSupplier holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(holds::getAsBoolean);
    }

    /** Where a shop stands, for whoever reads why a wait was in vain. */
    private String story(Shop shop) {
        return "%s (device %s) published %d documents; last results %s; last calls %s"
                .formatted(
                        shop,
                        shop.deviceId(),
                        shop.published().size(),
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
        return shops.parallelStream()
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
        stop(stops);
    }

    /** The last started ends first; what does not stop keeps no other from stopping. */
    private static void stop(Deque<Runnable> stops) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable stop = stops.poll(); stop != null; stop = stops.poll()) {
            try {
                stop.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("not everything has stopped: " + failures, failures.getFirst());
        }
    }
}
