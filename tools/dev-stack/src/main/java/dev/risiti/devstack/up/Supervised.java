package dev.risiti.devstack.up;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One program and whether it may run: after {@link #stop()} it is never launched again. */
final class Supervised {

    private final Program program;
    private final ProgramLauncher launcher;
    private @Nullable RunningProgram running;
    private boolean stopped;

    Supervised(Program program, ProgramLauncher launcher) {
        this.program = program;
        this.launcher = launcher;
    }

    Program program() {
        return program;
    }

    /** Launches the program; empty when the system is being stopped. A stop waits until the launch is through. */
    synchronized Optional<ProcessHandle> launch() {
        if (stopped) {
            return Optional.empty();
        }
        RunningProgram launched = launcher.launch(program);
        running = launched;
        return Optional.of(launched.process());
    }

    /** Clears away what is left of a process that died or does not become ready. */
    synchronized void clear() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    synchronized void stop() {
        stopped = true;
        clear();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(running).map(RunningProgram::process);
    }
}
