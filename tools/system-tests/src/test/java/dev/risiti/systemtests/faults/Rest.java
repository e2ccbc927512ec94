package dev.risiti.systemtests.faults;

import java.time.Duration;

/** Waits for a program to be at rest: for a while it takes less than a quarter of a processor. */
final class Rest {
    private static final Duration WHILE = Duration.ofSeconds(5);
    private static final int SHARE = 4;

    private final Program program;
    private long since;
    private Duration processorTime;
    private boolean found;

    Rest(Program program) {
        this.program = program;
        this.since = System.nanoTime();
        this.processorTime = program.processorTime();
    }

    /** Whether there was such a while since this was made. */
    boolean found() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - since);
        if (!found && elapsed.compareTo(WHILE) >= 0) {
            Duration used = program.processorTime().minus(processorTime);
            found = used.multipliedBy(SHARE).compareTo(elapsed) < 0;
            since = System.nanoTime();
            processorTime = processorTime.plus(used);
        }
        return found;
    }
}
