package dev.risiti.devstack.up;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Plays the business day through a system that is already running, here or, by its environment, elsewhere. */
final class DemoCommand {

    private final Path project;

    DemoCommand(Path project) {
        this.project = project;
    }

    int run() {
        StateDirectory state = new StateDirectory(project);
        boolean runsHere = new ProcessList(state.processes())
                .read()
                .flatMap(content -> content.launcher().find())
                .isPresent();
        Map<String, String> settings = new HashMap<>();
        if (runsHere) {
            Ports ports = Ports.from(System.getenv());
            settings.putAll(new Surroundings(ports, new Secrets(state.secrets()), state).ofClients());
        } else {
            Console.line(
                    "No system was started from this folder; the demo uses the standard ports and its environment.");
        }
        // What the caller says wins, so that the same demo runs against containers or another machine.
        settings.putAll(System.getenv());
        return new Demo(project).play(settings);
    }
}
