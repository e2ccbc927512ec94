package dev.risiti.devstack.up;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: politely first, then by force. */
final class Ending {

    private static final Duration POLITE = Duration.ofSeconds(15);
    private static final Duration FORCED = Duration.ofSeconds(10);

    private Ending() {}

    /** Returns when the process is gone. */
    static void end(ProcessHandle process) {
        process.destroy();
        if (!goneWithin(process, POLITE)) {
            process.destroyForcibly();
            if (!goneWithin(process, FORCED)) {
                throw new StackException("process " + process.pid() + " does not end");
            }
        }
    }

    static boolean goneWithin(ProcessHandle process, Duration deadline) {
        try {
            process.onExit().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new StackException("cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
