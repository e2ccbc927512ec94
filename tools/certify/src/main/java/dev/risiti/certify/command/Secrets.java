package dev.risiti.certify.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Secrets by name, out of a file or the environment; never out of the command line, which every process can read. */
final class Secrets {
    private final Properties file;
    private final Map<String, String> environment;

    private Secrets(Properties file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads them.
     *
     * @param path properties {@code key} and {@code client-secret}; none for the environment alone
     * @throws IOException when the file cannot be read
     */
    static Secrets read(@Nullable Path path, Map<String, String> environment) throws IOException {
        var file = new Properties();
        if (path != null) {
            try (var lines = Files.newBufferedReader(path)) {
                file.load(lines);
            }
        }
        return new Secrets(file, environment);
    }

    /** The communication key of a device that was initialised before. */
    Optional<String> key() {
        return secret("key", "RISITI_CERTIFY_KEY");
    }

    /** The consumer secret of the gateway app. */
    Optional<String> clientSecret() {
        return secret("client-secret", "RISITI_CERTIFY_CLIENT_SECRET");
    }

    private Optional<String> secret(String name, String variable) {
        return Optional.ofNullable(file.getProperty(name))
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
