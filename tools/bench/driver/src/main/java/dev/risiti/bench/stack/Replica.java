package dev.risiti.bench.stack;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.process.ChildProcess;
import dev.risiti.bench.process.FreePort;
import dev.risiti.devstack.postgres.ServiceDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One process of a packaged Quarkus application, wired to the infrastructure as in a deployment. */
final class Replica implements AutoCloseable {
    private final ChildProcess process;
    private final int managementPort;

    private Replica(ChildProcess process, int managementPort) {
        this.process = process;
        this.managementPort = managementPort;
    }

    /** Starts it and returns when it is ready. */
    static Replica start(
            Infrastructure infrastructure,
            String module,
            String name,
            ServiceDatabase database,
            int heapMegabytes,
            Map<String, String> settings) {
        int management = FreePort.find();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.find()));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        environment.put(
                "RISITI_KRA_DIRECT_URL",
                "http://localhost:" + infrastructure.simulator().port() + "/etims-api");
        environment.put("RISITI_CREDENTIAL_URL", infrastructure.keys().url());
        environment.put("RISITI_CREDENTIAL_TOKEN", "bench");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.forEach((key, value) -> environment.put(environmentName(key), value));
        Path jar = infrastructure.application(module);
        ChildProcess process = ChildProcess.start(
                name,
                List.of(
                        ChildProcess.java(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toString()),
                environment,
                infrastructure.log(name));
        process.awaitHealthy("http://localhost:" + management + "/q/health/ready");
        return new Replica(process, management);
    }

    /** How MicroProfile Config reads a key from the environment. */
    static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    ProcessHandle handle() {
        return process.handle();
    }

    /** What it measures itself, in Prometheus' text format. */
    String metrics() {
        URI address = URI.create("http://localhost:" + managementPort + "/q/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new BenchException("the replica does not tell its metrics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while reading metrics", e);
        }
    }

    void requireAlive() {
        process.requireAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
