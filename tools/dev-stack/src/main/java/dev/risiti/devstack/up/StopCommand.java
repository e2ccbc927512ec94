package dev.risiti.devstack.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops the running system, or what a crashed launcher has left of it. */
final class StopCommand {

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(90);

    private final StateDirectory state;

    StopCommand(Path project) {
        this.state = new StateDirectory(project);
    }

    int run() {
        state.create();
        Optional<StackLock> lock = StackLock.tryAcquire(state.lock());
        if (lock.isPresent()) {
            return clear(lock.get());
        }
        Optional<ProcessHandle> launcher = new ProcessList(state.processes())
                .read()
                .flatMap(content -> content.launcher().find());
        if (launcher.isEmpty()) {
            throw new StackException("Risiti has only begun to start; try again in a moment.");
        }
        launcher.get().destroy();
        if (!Ending.goneWithin(launcher.get(), STOP_DEADLINE)) {
            launcher.get().destroyForcibly();
            Ending.goneWithin(launcher.get(), STOP_DEADLINE);
        }
        Optional<StackLock> freed = StackLock.tryAcquire(state.lock());
        if (freed.isPresent()) {
            return clear(freed.get());
        }
        throw new StackException("Risiti is being started again by somebody else.");
    }

    private int clear(StackLock lock) {
        try (lock) {
            List<String> removed = new Leftovers(state).remove();
            Console.line(removed.isEmpty() ? "Risiti is stopped." : "Stopped " + String.join(", ", removed) + ".");
            return 0;
        }
    }
}
