package dev.risiti.demo;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * Where the system answers. The defaults are those of docker-compose.yml; {@code ./risiti} passes what it started
 * itself. {@code RISITI_PORT_*} moves a port and the URL settings move a program to another machine.
 *
 * @param adminToken opens credential-service's registration API
 * @param operatorToken opens submission-service's operator API
 * @param patience how long the documents of the day may take altogether
 */
public record DemoSettings(
        String bootstrapServers,
        URI credential,
        URI submission,
        URI kra,
        URI books,
        String adminToken,
        String operatorToken,
        String booksClientId,
        String booksClientSecret,
        Duration patience) {

    /** @throws DemoFailure when a setting cannot be used */
    public static DemoSettings from(Map<String, String> environment) {
        return new DemoSettings(
                environment.getOrDefault(
                        "KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(environment, "RISITI_PORT_KAFKA", "29092")),
                url(environment, "RISITI_CREDENTIAL_URL", "RISITI_PORT_CREDENTIAL", "8081"),
                url(environment, "RISITI_SUBMISSION_URL", "RISITI_PORT_SUBMISSION", "8082"),
                url(environment, "RISITI_OSCU_SIMULATOR_URL", "RISITI_PORT_OSCU_SIMULATOR", "8090"),
                url(environment, "RISITI_BOOKS_SIMULATOR_URL", "RISITI_PORT_BOOKS_SIMULATOR", "8091"),
                environment.getOrDefault("RISITI_ADMIN_TOKEN", "dev-admin-token"),
                environment.getOrDefault("RISITI_OPERATOR_TOKEN", "dev-operator-token"),
                environment.getOrDefault("RISITI_QUICKBOOKS_CLIENT_ID", "dev-client"),
                environment.getOrDefault("RISITI_QUICKBOOKS_CLIENT_SECRET", "dev-client-secret"),
                patience(environment.getOrDefault("RISITI_DEMO_PATIENCE", "PT3M")));
    }

    private static URI url(Map<String, String> environment, String name, String portName, String standardPort) {
        String text = environment.getOrDefault(name, "http://localhost:" + port(environment, portName, standardPort));
        try {
            return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            throw new DemoFailure(name + "=" + text + " is no URL", e);
        }
    }

    private static String port(Map<String, String> environment, String name, String standard) {
        String text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? standard : text;
    }

    private static Duration patience(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new DemoFailure("RISITI_DEMO_PATIENCE=" + text + " is no duration such as PT3M", e);
        }
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "DemoSettings[kafka=%s, credential=%s, submission=%s, kra=%s, books=%s]"
                .formatted(bootstrapServers, credential, submission, kra, books);
    }
}
