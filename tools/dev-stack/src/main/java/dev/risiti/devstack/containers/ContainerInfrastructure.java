package dev.risiti.devstack.containers;

import dev.risiti.devstack.postgres.PostgresAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL and Kafka as containers, removed when the JVM ends.
 *
 * <p>Images: {@code RISITI_IMAGE_POSTGRES} (default {@code postgres:17}) and {@code RISITI_IMAGE_KAFKA} (default
 * {@code apache/kafka} of the client's own version).
 */
public final class ContainerInfrastructure implements AutoCloseable {

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;

    private ContainerInfrastructure(PostgreSQLContainer postgres, KafkaContainer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Starts both at the same time and returns when both answer. */
    @SuppressWarnings("resource") // closed by close(), or by the engine when the JVM ends
    public static ContainerInfrastructure start() {
        PostgreSQLContainer postgres =
                new PostgreSQLContainer(DockerImageName.parse(postgresImage()).asCompatibleSubstituteFor("postgres"));
        // Testcontainers switches fsync off; ours must behave like production.
        postgres.setCommand("postgres", "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=200");
        KafkaContainer kafka = new KafkaContainer(
                        DockerImageName.parse(kafkaImage()).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        Startables.deepStart(Stream.of(postgres, kafka)).join();
        return new ContainerInfrastructure(postgres, kafka);
    }

    /** Names of the images, that of Testcontainers' own cleaner included unless it is switched off. */
    public static List<String> images() {
        List<String> images = new ArrayList<>();
        images.add(postgresImage());
        images.add(kafkaImage());
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            images.add("testcontainers/ryuk");
        }
        return images;
    }

    private static String postgresImage() {
        return System.getenv().getOrDefault("RISITI_IMAGE_POSTGRES", "postgres:17");
    }

    private static String kafkaImage() {
        return System.getenv().getOrDefault("RISITI_IMAGE_KAFKA", "apache/kafka:" + AppInfoParser.getVersion());
    }

    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    public PostgresAddress postgres() {
        String url = "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getFirstMappedPort() + "/"
                + postgres.getDatabaseName();
        return PostgresAddress.parse(url, postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
