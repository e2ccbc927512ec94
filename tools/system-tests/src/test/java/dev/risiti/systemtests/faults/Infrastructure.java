package dev.risiti.systemtests.faults;

import static org.awaitility.Awaitility.await;

import dev.risiti.devstack.kafka.BrokerProcess;
import dev.risiti.devstack.kafka.TopicCreation;
import dev.risiti.devstack.postgres.Databases;
import dev.risiti.devstack.postgres.EmbeddedPostgresServer;
import dev.risiti.devstack.postgres.ServiceDatabase;
import dev.risiti.systemtests.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** PostgreSQL and Kafka as processes of their own; each can crash and come back with what it had. */
final class Infrastructure implements AutoCloseable {
    /** Enough for two replicas to share, and few enough to start quickly. */
    private static final int PARTITIONS = 8;

    private static final Duration START = Duration.ofSeconds(90);

    private final Path work;
    private final Path binaries;
    private final int postgresPort;
    private final int kafkaPort;
    private EmbeddedPostgresServer postgres;
    private RunningProcess kafka;
    private int kafkaStarts;

    /**
     * @param binaries where PostgreSQL's programs are unpacked, once for all
     * @param port the first of four free ones
     */
    Infrastructure(Path work, Path binaries, int port) {
        this.work = work;
        this.binaries = binaries;
        this.postgresPort = port;
        this.kafkaPort = port + 2;
        this.postgres = startPostgres();
        this.kafka = startKafka();
        new TopicCreation(bootstrapServers(), OptionalInt.of(PARTITIONS)).createMissing();
    }

    private EmbeddedPostgresServer startPostgres() {
        try {
            return EmbeddedPostgresServer.start(
                    postgresPort, work.resolve("postgres"), binaries, work.resolve("postgres.log"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private RunningProcess startKafka() {
        kafkaStarts++;
        RunningProcess broker = RunningProcess.start(
                work.resolve("kafka-%d.log".formatted(kafkaStarts)),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        BrokerProcess.class.getName(),
                        work.resolve("kafka").toString(),
                        Integer.toString(kafkaPort),
                        Integer.toString(kafkaPort + 1)));
        await("Kafka").atMost(START).until(() -> {
            if (!broker.isAlive()) {
                throw new AssertionError("Kafka ended:\n" + broker.output());
            }
            return listens(kafkaPort);
        });
        return broker;
    }

    private static boolean listens(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** An empty database. */
    ServiceDatabase database(String name) {
        try {
            return new Databases(postgres.address()).create(name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    String bootstrapServers() {
        return "localhost:" + kafkaPort;
    }

    /** PostgreSQL dies without a last checkpoint and recovers from its log. */
    void crashPostgres() {
        ProcessHandle server = postgres.process().orElseThrow();
        RunningProcess.signal("QUIT", server.pid());
        server.onExit().join();
        stop(postgres);
        postgres = startPostgres();
    }

    /** Kafka is killed and recovers from its log. */
    void crashKafka() {
        withoutKafka(() -> {});
    }

    /** As {@link #crashKafka}; what happens in between. */
    void withoutKafka(Runnable meanwhile) {
        kafka.kill();
        try {
            meanwhile.run();
        } finally {
            kafka = startKafka();
        }
    }

    private static void stop(EmbeddedPostgresServer postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    @Override
    public void close() {
        kafka.kill();
        stop(postgres);
    }
}
