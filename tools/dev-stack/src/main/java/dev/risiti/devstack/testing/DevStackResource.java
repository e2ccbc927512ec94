package dev.risiti.devstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a Quarkus test application the shared Kafka with empty topics and an empty PostgreSQL database of its own.
 *
 * <p>Argument {@value #DATABASE}: start of the database's name, normally the name of the service. Sets
 * {@code kafka.bootstrap.servers} and {@code quarkus.datasource.jdbc.url}, {@code .username} and {@code .password}.
 */
public final class DevStackResource implements QuarkusTestResourceLifecycleManager {

    /** Name of the argument of this resource. */
    public static final String DATABASE = "database";

    private String name = "risiti";
    private @Nullable TestDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        name = arguments.getOrDefault(DATABASE, name);
    }

    @Override
    public Map<String, String> start() {
        DevStack stack = DevStack.shared();
        stack.emptyTopics();
        TestDatabase created = stack.createDatabase(name);
        database = created;
        return Map.of(
                "kafka.bootstrap.servers", stack.kafkaBootstrapServers(),
                "quarkus.datasource.jdbc.url", created.jdbcUrl(),
                "quarkus.datasource.username", created.username(),
                "quarkus.datasource.password", created.password());
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
