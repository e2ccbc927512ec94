package dev.risiti.devstack.up;

import java.nio.file.Path;
import java.util.Optional;

/** Prints each process with its port and whether it is ready. */
final class StatusCommand {

    private final StateDirectory state;

    StatusCommand(Path project) {
        this.state = new StateDirectory(project);
    }

    /** Exit code 0 when everything is ready, 1 otherwise. */
    int run() {
        Optional<ProcessList.Content> content = new ProcessList(state.processes()).read();
        if (content.isEmpty()) {
            Console.line("Risiti is not running. Start it with ./risiti up.");
            return 1;
        }
        boolean allReady = true;
        Console.line("%-20s %8s %6s  %s".formatted("PROGRAM", "PID", "PORT", "STATE"));
        Readiness readiness = new Readiness();
        for (ProcessRecord process : content.get().processes()) {
            boolean alive = process.find().isPresent();
            boolean ready = alive && readiness.isReady(process.health(), process.port());
            allReady = allReady && ready;
            Console.line("%-20s %8d %6d  %s"
                    .formatted(
                            process.name(),
                            process.pid(),
                            process.port(),
                            ready ? "ready" : alive ? "not ready" : "gone"));
        }
        if (content.get().launcher().find().isEmpty()) {
            Console.line("Its launcher is gone; the next ./risiti up or ./risiti stop clears away what is left.");
            return 1;
        }
        return allReady ? 0 : 1;
    }
}
