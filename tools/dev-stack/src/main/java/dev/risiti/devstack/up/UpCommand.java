package dev.risiti.devstack.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Runs the whole system until somebody stops it. */
final class UpCommand {

    /** Exit code of a second start. */
    private static final int ALREADY_RUNNING = 3;

    private final Path project;
    private final UpOptions options;
    private final StateDirectory state;
    private final Ports ports;
    private final Surroundings surroundings;
    private final Demo demo;

    UpCommand(Path project, UpOptions options) {
        this.project = project;
        this.options = options;
        this.state = new StateDirectory(project);
        this.ports = Ports.from(System.getenv());
        this.surroundings = new Surroundings(ports, new Secrets(state.secrets()), state);
        this.demo = new Demo(project);
    }

    int run() {
        state.create();
        StackLock lock = StackLock.tryAcquire(state.lock())
                .orElseThrow(() -> new StackException(alreadyRunning(), ALREADY_RUNNING));
        ExitCode exitCode = new ExitCode();
        Supervisor supervisor = supervisor();
        // The only way out: a signal, a failure and a normal end all stop the programs here.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, lock, exitCode), "stop"));
        try {
            return exitCode.set(runLocked(supervisor));
        } catch (StackException e) {
            exitCode.set(e.exitCode());
            throw e;
        } catch (RuntimeException | Error e) {
            exitCode.set(1);
            throw e;
        }
    }

    private Supervisor supervisor() {
        ProgramLauncher launcher = new ProgramLauncher(project, state, ports, surroundings, options.developed());
        return new Supervisor(options.programs(), launcher, state, ports, options.developed());
    }

    private int runLocked(Supervisor supervisor) {
        List<String> leftovers = new Leftovers(state).remove();
        if (!leftovers.isEmpty()) {
            Console.line("Ended what a crashed launcher had left running: %s".formatted(String.join(", ", leftovers)));
        }
        if (options.fresh()) {
            state.wipeData();
            Console.line("All data of earlier runs is wiped.");
        }
        state.emptyLogs();
        ports.requireFree(options.programs());
        long begin = System.nanoTime();
        Console.line("Risiti is starting (logs in %s)".formatted(project.relativize(state.logs())));
        supervisor.start();
        Console.line("Everything is ready after %.1f s.".formatted((System.nanoTime() - begin) / 1e9));
        OptionalInt demoExit =
                options.demo() ? OptionalInt.of(demo.play(surroundings.ofClients())) : OptionalInt.empty();
        if (options.exitAfterDemo()) {
            return demoExit.orElse(1);
        }
        if (demoExit.isPresent() && demoExit.getAsInt() != 0) {
            Console.error(
                    "The demo failed (exit code " + demoExit.getAsInt() + "); the system stays up to be looked at.");
        }
        new WhereToLook(ports, options.programs()).print();
        Console.error(supervisor.givenUp().join());
        return 1;
    }

    private void stop(Supervisor supervisor, StackLock lock, ExitCode exitCode) {
        try {
            Console.line("Stopping.");
            demo.stop();
            supervisor.stop();
            lock.close();
            Console.line("Everything is stopped.");
        } catch (RuntimeException e) {
            Console.error("Not everything could be stopped: " + e.getMessage()
                    + ". The next ./risiti up or stop clears what is left.");
            exitCode.set(1);
        }
        // A signal alone would end the JVM with a code that looks like a crash.
        Runtime.getRuntime().halt(exitCode.get());
    }

    private String alreadyRunning() {
        Optional<ProcessList.Content> content = new ProcessList(state.processes()).read();
        return content.map(UpCommand::describe).orElse("Risiti is already starting or stopping in another terminal.");
    }

    private static String describe(ProcessList.Content running) {
        Duration age = Duration.between(running.launcher().started(), java.time.Instant.now());
        String processes = running.processes().stream()
                .map(process -> process.name() + " " + process.port())
                .collect(Collectors.joining(", "));
        return "Risiti is already running: process " + running.launcher().pid() + " since "
                + running.launcher().started() + " (" + age.toMinutes() + " min); ports: " + processes
                + ". Stop it with ./risiti stop.";
    }
}
