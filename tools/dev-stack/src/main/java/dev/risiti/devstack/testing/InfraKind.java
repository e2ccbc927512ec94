package dev.risiti.devstack.testing;

import dev.risiti.devstack.containers.ContainerInfrastructure;
import dev.risiti.devstack.containers.DockerEngine;
import java.util.Locale;

/** Where tests get Kafka and PostgreSQL from. */
enum InfraKind {
    /** Inside and beside this JVM, from Maven artifacts. */
    EMBEDDED,
    /** As containers of a Docker engine. */
    CONTAINERS,
    /** Already running elsewhere, named by {@code RISITI_EXTERNAL_*}. */
    EXTERNAL;

    private static final String SETTING = "RISITI_INFRA";

    /**
     * {@value #SETTING}; without it containers where a Docker engine answers at once and need not fetch an image first,
     * and embedded elsewhere.
     */
    static InfraKind chosen() {
        String setting = System.getenv().getOrDefault(SETTING, "");
        if (!setting.isBlank()) {
            return valueOf(setting.strip().toUpperCase(Locale.ROOT));
        }
        // A build server gets the same infrastructure everywhere, whatever else is installed on it.
        boolean buildServer = Boolean.parseBoolean(System.getenv("CI"));
        return !buildServer && DockerEngine.hasAll(ContainerInfrastructure.images()) ? CONTAINERS : EMBEDDED;
    }
}
