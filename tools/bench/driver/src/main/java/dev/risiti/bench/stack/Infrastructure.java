package dev.risiti.bench.stack;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.process.ChildProcess;
import dev.risiti.bench.process.FreePort;
import dev.risiti.devstack.FileTree;
import dev.risiti.devstack.kafka.BrokerProcess;
import dev.risiti.devstack.kafka.TopicCreation;
import dev.risiti.devstack.postgres.Databases;
import dev.risiti.devstack.postgres.EmbeddedPostgresServer;
import dev.risiti.devstack.postgres.ServiceDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * PostgreSQL with durable settings, Kafka, the stand-in for KRA and the key server. Everything lives in one working
 * folder and ends with the run, also when that is broken off.
 */
public final class Infrastructure implements Closeable {
    private final Path project;
    private final Path work;
    private final Deque<Closeable> running = new ArrayDeque<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread atExit = new Thread(this::stop, "stop-infrastructure");
    private final EmbeddedPostgresServer postgres;
    private final ChildProcess kafka;
    private final String bootstrapServers;
    private final KeyServer keys;
    private KraSimulator simulator;

    private Infrastructure(Path project, Path work) throws IOException {
        this.project = project;
        this.work = work;
        Runtime.getRuntime().addShutdownHook(atExit);
        postgres = started(EmbeddedPostgresServer.start(
                FreePort.find(),
                work.resolve("postgres"),
                project.resolve(".risiti/postgres"),
                work.resolve("postgres.log")));
        int port = FreePort.find();
        bootstrapServers = "localhost:" + port;
        kafka = started(launchKafka(work, port));
        kafka.awaitListening(port);
        keys = started(KeyServer.start());
        simulator = started(KraSimulator.start(project, work, false));
        TopicCreation.fromEnvironment(bootstrapServers).createMissing();
    }

    /** Starts everything; the working folder is emptied before. */
    public static Infrastructure start(Path project, Path work) {
        try {
            FileTree.delete(work);
            Files.createDirectories(work);
            return new Infrastructure(project, work);
        } catch (IOException e) {
            throw new BenchException("the infrastructure did not start: " + e.getMessage(), e);
        }
    }

    private static ChildProcess launchKafka(Path work, int port) {
        return ChildProcess.start(
                "kafka",
                List.of(
                        ChildProcess.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        work.resolve("kafka").toString(),
                        Integer.toString(port),
                        Integer.toString(FreePort.find())),
                Map.of(),
                work.resolve("kafka.log"));
    }

    /** Lets the database server write out what it has in memory: after a bulk load it would for minutes. */
    public void checkpoint() {
        try (Connection connection = postgres.address().connectAsAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new BenchException("no checkpoint: " + e.getMessage(), e);
        }
    }

    /** No documents, no results, no devices: empty topics, a stand-in for KRA that knows nobody, an empty database. */
    public ServiceDatabase fresh(String database) {
        TopicCreation.fromEnvironment(bootstrapServers).recreate();
        simulator.close();
        ended(simulator);
        simulator = started(KraSimulator.start(project, work, false));
        try {
            Databases databases = new Databases(postgres.address());
            databases.drop(database);
            return databases.create(database);
        } catch (SQLException e) {
            throw new BenchException("cannot make the database " + database + ": " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public KraSimulator simulator() {
        return simulator;
    }

    public KeyServer keys() {
        return keys;
    }

    /** The jar of a packaged application, in this run's own copy. */
    Path application(String module) {
        return Packaged.application(project, module, work.resolve("programs"));
    }

    Path log(String program) {
        return work.resolve(program + ".log");
    }

    /** The processes under and around what is measured. */
    public Map<String, List<ProcessHandle>> processes() {
        Map<String, List<ProcessHandle>> processes = new LinkedHashMap<>();
        processes.put("simulator", List.of(simulator.handle()));
        processes.put("kafka", List.of(kafka.handle()));
        processes.put("postgres", postgres.process().stream().toList());
        return processes;
    }

    /** Ends this too when the run is broken off; the last started ends first. */
    synchronized <T extends Closeable> T started(T part) {
        running.push(part);
        return part;
    }

    synchronized void ended(Closeable part) {
        running.remove(part);
    }

    private synchronized List<Closeable> stillRunning() {
        return List.copyOf(running);
    }

    private void stop() {
        if (stopped.getAndSet(true)) {
            return;
        }
        List<Exception> failures = new ArrayList<>();
        for (Closeable part : stillRunning()) {
            // What cannot be stopped must not keep the others running.
            try {
                part.close();
            } catch (IOException | RuntimeException e) {
                failures.add(e);
            }
        }
        for (String folder : List.of("postgres", "kafka", "programs")) {
            try {
                FileTree.delete(work.resolve(folder));
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            BenchException incomplete = new BenchException("not everything was stopped and deleted, see " + work);
            failures.forEach(incomplete::addSuppressed);
            throw incomplete;
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
