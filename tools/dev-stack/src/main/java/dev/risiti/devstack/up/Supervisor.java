package dev.risiti.devstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Starts the programs in stages, brings back those that die and stops all of them in reverse order.
 *
 * <p>A program that died is launched again after a growing pause; when it dies {@value #RESTARTS} times without having
 * run for a minute in between, the whole system is given up.
 */
final class Supervisor {

    private static final int RESTARTS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);
    private static final Duration HEALTHY_RUN = Duration.ofMinutes(1);
    private static final Duration READY_DEADLINE = Duration.ofSeconds(90);

    /** Dev mode compiles first. */
    private static final Duration DEV_MODE_READY_DEADLINE = Duration.ofMinutes(5);

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);
    private static final int LOG_LINES_SHOWN = 30;

    private final List<List<Supervised>> stages;
    private final ProgramLauncher launcher;
    private final StateDirectory state;
    private final Ports ports;
    private final Optional<Program> developed;
    private final Readiness readiness = new Readiness();
    private final Executor threads = task -> Thread.ofVirtual().start(task);
    private final Map<Program, Integer> restarts = new ConcurrentHashMap<>();
    private final CompletableFuture<String> givenUp = new CompletableFuture<>();
    private boolean forgotten;

    /** @param programs what to run; the rest of the system is left out */
    Supervisor(
            List<Program> programs,
            ProgramLauncher launcher,
            StateDirectory state,
            Ports ports,
            Optional<Program> developed) {
        this.launcher = launcher;
        this.state = state;
        this.ports = ports;
        this.developed = developed;
        // Services find databases, topics and both simulators in place.
        this.stages = List.of(
                supervise(programs.stream().filter(p -> !p.isService()).toList()),
                supervise(programs.stream().filter(Program::isService).toList()));
    }

    private List<Supervised> supervise(List<Program> programs) {
        return programs.stream()
                .map(program -> new Supervised(program, launcher))
                .toList();
    }

    /**
     * Returns when every program is ready.
     *
     * @throws StackException with the end of its log when one does not start; the others are left to {@link #stop()}
     */
    void start() {
        for (List<Supervised> stage : stages) {
            CompletableFuture<Void> failure = new CompletableFuture<>();
            CompletableFuture<?>[] starts = stage.stream()
                    .map(program -> CompletableFuture.runAsync(() -> start(program), threads)
                            .whenComplete((done, e) -> {
                                if (e != null) {
                                    failure.completeExceptionally(e);
                                }
                            }))
                    .toArray(CompletableFuture[]::new);
            try {
                CompletableFuture.anyOf(CompletableFuture.allOf(starts), failure)
                        .join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }

    private void start(Supervised supervised) {
        long begin = System.nanoTime();
        Optional<ProcessHandle> launched = supervised.launch();
        if (launched.isEmpty()) {
            return;
        }
        remember();
        awaitReady(supervised, launched.get());
        if (!supervised.isStopped()) {
            Program program = supervised.program();
            double seconds = (System.nanoTime() - begin) / 1e9;
            Console.line("  %-20s ready on port %-6d %5.1f s".formatted(program.id(), ports.of(program), seconds));
            watch(supervised, launched.get());
        }
    }

    private void awaitReady(Supervised supervised, ProcessHandle process) {
        Program program = supervised.program();
        Duration patience = developed.filter(program::equals).isPresent() ? DEV_MODE_READY_DEADLINE : READY_DEADLINE;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!readiness.isReady(ports.health(program), ports.of(program))) {
            if (supervised.isStopped()) {
                return;
            }
            if (!process.isAlive()) {
                throw new StackException(program.id() + " ended while it was starting." + endOfLog(program));
            }
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        program.id() + " is not ready after " + patience.toSeconds() + " s." + endOfLog(program));
            }
            pause(PROBE_INTERVAL);
        }
        launcher.prepareForOthers(program);
    }

    private void watch(Supervised supervised, ProcessHandle process) {
        long readySince = System.nanoTime();
        threads.execute(() -> {
            try {
                process.onExit().join();
                died(supervised, readySince);
            } catch (RuntimeException e) {
                givenUp.complete("cannot watch " + supervised.program().id() + ": " + e);
            }
        });
    }

    private void died(Supervised supervised, long readySince) {
        Program program = supervised.program();
        if (supervised.isStopped()) {
            return;
        }
        if (System.nanoTime() - readySince > HEALTHY_RUN.toNanos()) {
            restarts.remove(program);
        }
        boolean back = false;
        while (!back && !supervised.isStopped()) {
            int attempt = restarts.merge(program, 1, Integer::sum);
            if (attempt > RESTARTS) {
                givenUp.complete(program.id() + " died " + attempt + " times in a row." + endOfLog(program));
                return;
            }
            Duration pause = Duration.ofSeconds(1L << (attempt - 1));
            Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            Console.line("  %s died; it is started again in %d s (%d of %d)"
                    .formatted(program.id(), bounded.toSeconds(), attempt, RESTARTS));
            pause(bounded);
            back = startAgain(supervised);
        }
    }

    private boolean startAgain(Supervised supervised) {
        try {
            supervised.clear();
            start(supervised);
            return true;
        } catch (StackException e) {
            Console.error(e.getMessage());
            return false;
        }
    }

    /** Completes with the reason when a program cannot be kept alive. */
    CompletableFuture<String> givenUp() {
        return givenUp;
    }

    /** Stops everything, last started first, and returns when no process is left. */
    void stop() {
        List<RuntimeException> failures = new ArrayList<>();
        for (List<Supervised> stage : stages.reversed()) {
            CompletableFuture<?>[] stops = stage.stream()
                    .map(program -> CompletableFuture.runAsync(program::stop, threads)
                            .exceptionally(e -> {
                                synchronized (failures) {
                                    failures.add(new StackException(
                                            "cannot stop " + program.program().id(), e));
                                }
                                return null;
                            }))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(stops).join();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        forget();
    }

    private synchronized void forget() {
        forgotten = true;
        new ProcessList(state.processes()).delete();
    }

    private synchronized void remember() {
        // A start that was overtaken by the stop must not bring the list back.
        if (forgotten) {
            return;
        }
        List<ProcessRecord> records = new ArrayList<>();
        for (List<Supervised> stage : stages) {
            for (Supervised supervised : stage) {
                Program program = supervised.program();
                supervised
                        .process()
                        .ifPresent(process -> records.add(
                                ProcessRecord.of(program.id(), process, ports.of(program), ports.health(program))));
            }
        }
        ProcessRecord self = ProcessRecord.of("launcher", ProcessHandle.current(), 0, "");
        new ProcessList(state.processes()).write(new ProcessList.Content(self, records));
    }

    private String endOfLog(Program program) {
        Path log = state.log(program);
        if (!Files.exists(log)) {
            return "";
        }
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> end = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
            return " The end of " + log + ":" + System.lineSeparator() + String.join(System.lineSeparator(), end);
        } catch (IOException e) {
            return " Its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
