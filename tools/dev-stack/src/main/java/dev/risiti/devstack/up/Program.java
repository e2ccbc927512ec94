package dev.risiti.devstack.up;

import java.util.Arrays;
import java.util.Optional;

/** The programs of the local system, in the order in which they start. */
enum Program {
    POSTGRES("postgres", "PostgreSQL", "RISITI_PORT_POSTGRES", 25432, ""),
    KAFKA("kafka", "Kafka", "RISITI_PORT_KAFKA", 29092, ""),
    OSCU_SIMULATOR(
            "oscu-simulator", "the stand-in for KRA", "RISITI_PORT_OSCU_SIMULATOR", 8090, "tools/oscu-simulator"),
    BOOKS_SIMULATOR(
            "books-simulator",
            "the stand-in for QuickBooks",
            "RISITI_PORT_BOOKS_SIMULATOR",
            8091,
            "tools/books-simulator"),
    CREDENTIAL("credential-service", "devices and keys", "RISITI_PORT_CREDENTIAL", 8081, "credential-service"),
    SUBMISSION("submission-service", "documents to receipts", "RISITI_PORT_SUBMISSION", 8082, "submission-service"),
    SYNC("sync-service", "the books in and out", "RISITI_PORT_SYNC", 8083, "sync-service"),
    LINEAGE("lineage-service", "credit notes to their origin", "RISITI_PORT_LINEAGE", 8084, "lineage-service");

    private final String id;
    private final String role;
    private final String portSetting;
    private final int standardPort;
    private final String module;

    Program(String id, String role, String portSetting, int standardPort, String module) {
        this.id = id;
        this.role = role;
        this.portSetting = portSetting;
        this.standardPort = standardPort;
        this.module = module;
    }

    static Optional<Program> named(String id) {
        return Arrays.stream(values()).filter(program -> program.id.equals(id)).findFirst();
    }

    /** Name of its log file, in the process list and on the command line. */
    String id() {
        return id;
    }

    String role() {
        return role;
    }

    /** Environment variable that moves it to another port. */
    String portSetting() {
        return portSetting;
    }

    int standardPort() {
        return standardPort;
    }

    /** Folder of the Quarkus application below the project root; empty for infrastructure. */
    String module() {
        return module;
    }

    boolean isService() {
        return switch (this) {
            case CREDENTIAL, SUBMISSION, SYNC, LINEAGE -> true;
            case POSTGRES, KAFKA, OSCU_SIMULATOR, BOOKS_SIMULATOR -> false;
        };
    }

    /** Name of the database and of its owner, for services. */
    String database() {
        return id.substring(0, id.indexOf('-'));
    }
}
