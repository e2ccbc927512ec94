package dev.risiti.devstack.up;

import java.util.List;

/** Tells the person at the terminal what can be looked at now. */
final class WhereToLook {

    private final Ports ports;
    private final List<Program> programs;

    WhereToLook(Ports ports, List<Program> programs) {
        this.ports = ports;
        this.programs = programs;
    }

    void print() {
        Console.line("");
        Console.line("Where to look");
        for (Program program : programs) {
            Console.line("  %-20s %-30s %s".formatted(program.id(), program.role(), address(program)));
        }
        Console.line("");
        Console.line("  ./risiti status   ./risiti logs NAME -f   ./risiti demo   ./risiti stop (or Ctrl-C here)");
    }

    private String address(Program program) {
        return switch (program) {
            case POSTGRES -> ports.jdbcUrl("") + " (database = user = password: credential, submission, sync, lineage)";
            case KAFKA -> ports.bootstrapServers();
            case OSCU_SIMULATOR -> ports.url(program) + "/simulator/ledger";
            case BOOKS_SIMULATOR -> ports.url(program) + "/simulator/webhooks";
            case CREDENTIAL, SUBMISSION, SYNC, LINEAGE ->
                ports.url(program) + "/q/openapi, http://localhost:" + ports.management(program) + "/q/metrics";
        };
    }
}
