package dev.risiti.devstack.testing;

import dev.risiti.devstack.containers.ContainerInfrastructure;
import dev.risiti.devstack.kafka.TemporaryKafka;
import dev.risiti.devstack.kafka.TopicCreation;
import dev.risiti.devstack.postgres.Databases;
import dev.risiti.devstack.postgres.EmbeddedPostgresServer;
import dev.risiti.devstack.postgres.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one Kafka and the one PostgreSQL that all tests of a JVM share; the topics of the contract exist.
 *
 * <p>{@code RISITI_INFRA} chooses where they come from: {@code embedded}, {@code containers} or {@code external}. The
 * last one reads {@code RISITI_EXTERNAL_KAFKA} (bootstrap servers), {@code RISITI_EXTERNAL_POSTGRES_URL} (JDBC URL of a
 * database the administrator may connect to), {@code RISITI_EXTERNAL_POSTGRES_USER} and
 * {@code RISITI_EXTERNAL_POSTGRES_PASSWORD}.
 */
public final class DevStack {

    // A Quarkus test loads this class in several class loaders; system properties are what they all share.
    private static final String KAFKA = "dev.risiti.devstack.kafka";
    private static final String POSTGRES_URL = "dev.risiti.devstack.postgres.url";
    private static final String POSTGRES_USER = "dev.risiti.devstack.postgres.user";
    private static final String POSTGRES_PASSWORD = "dev.risiti.devstack.postgres.password";
    private static final String DISPOSABLE = "dev.risiti.devstack.disposable";
    private static final String TOPICS_USED = "dev.risiti.devstack.topics-used";

    private final Infrastructure infrastructure;
    private final Databases databases;

    private DevStack(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
        this.databases = new Databases(infrastructure.postgres());
    }

    /** The shared stack; the first call starts it, the end of the JVM stops it. */
    public static DevStack shared() {
        Properties shared = System.getProperties();
        synchronized (jvmWide()) {
            if (shared.getProperty(KAFKA) == null) {
                publish(shared, start());
            }
            return new DevStack(new Infrastructure(
                    shared.getProperty(KAFKA),
                    PostgresAddress.parse(
                            shared.getProperty(POSTGRES_URL),
                            shared.getProperty(POSTGRES_USER),
                            shared.getProperty(POSTGRES_PASSWORD)),
                    Boolean.parseBoolean(shared.getProperty(DISPOSABLE))));
        }
    }

    /** One object for all class loaders. Not the system properties: libraries copy those, which takes their lock. */
    private static Object jvmWide() {
        return Runtime.getRuntime();
    }

    private static void publish(Properties shared, Infrastructure started) {
        TopicCreation.fromEnvironment(started.bootstrapServers()).createMissing();
        PostgresAddress postgres = started.postgres();
        shared.setProperty(POSTGRES_URL, postgres.jdbcUrl(postgres.adminDatabase()));
        shared.setProperty(POSTGRES_USER, postgres.adminUser());
        shared.setProperty(POSTGRES_PASSWORD, postgres.adminPassword());
        shared.setProperty(DISPOSABLE, Boolean.toString(started.disposable()));
        shared.setProperty(KAFKA, started.bootstrapServers());
    }

    private static Infrastructure start() {
        return switch (InfraKind.chosen()) {
            case EMBEDDED -> startEmbedded();
            case CONTAINERS -> startContainers();
            case EXTERNAL ->
                new Infrastructure(
                        required("RISITI_EXTERNAL_KAFKA"),
                        PostgresAddress.parse(
                                required("RISITI_EXTERNAL_POSTGRES_URL"),
                                required("RISITI_EXTERNAL_POSTGRES_USER"),
                                required("RISITI_EXTERNAL_POSTGRES_PASSWORD")),
                        false);
        };
    }

    private static Infrastructure startEmbedded() {
        CompletableFuture<EmbeddedPostgresServer> postgres = CompletableFuture.supplyAsync(() -> {
            try {
                return EmbeddedPostgresServer.startTemporary();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        });
        TemporaryKafka kafka;
        try {
            kafka = TemporaryKafka.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka did not start", e);
        }
        stopAtExit("kafka", kafka);
        return new Infrastructure(kafka.bootstrapServers(), postgres.join().address(), true);
    }

    private static Infrastructure startContainers() {
        ContainerInfrastructure containers = ContainerInfrastructure.start();
        stopAtExit("containers", containers);
        return new Infrastructure(containers.bootstrapServers(), containers.postgres(), true);
    }

    private static void stopAtExit(String name, AutoCloseable started) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                started.close();
                            } catch (Exception e) {
                                throw new IllegalStateException("cannot stop " + name, e);
                            }
                        },
                        "stop-" + name));
    }

    private static String required(String setting) {
        String value = System.getenv().getOrDefault(setting, "");
        if (value.isBlank()) {
            throw new IllegalStateException("RISITI_INFRA=external needs " + setting);
        }
        return value;
    }

    public String kafkaBootstrapServers() {
        return infrastructure.bootstrapServers();
    }

    public PostgresAddress postgres() {
        return infrastructure.postgres();
    }

    /** A new, empty database with a role of its own; its name starts with the given one. */
    public TestDatabase createDatabase(String name) {
        byte[] suffix = new byte[4];
        ThreadLocalRandom.current().nextBytes(suffix);
        try {
            return new TestDatabase(databases.create(name + "_" + HexFormat.of().formatHex(suffix)), databases);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a database for " + name, e);
        }
    }

    /**
     * Gives the caller topics without records: they are made anew when somebody else in this JVM has used them. An
     * external Kafka keeps what it has.
     */
    public void emptyTopics() {
        Properties shared = System.getProperties();
        synchronized (jvmWide()) {
            boolean used = shared.setProperty(TOPICS_USED, "true") != null;
            if (used && infrastructure.disposable()) {
                TopicCreation.fromEnvironment(kafkaBootstrapServers()).recreate();
            }
        }
    }
}
