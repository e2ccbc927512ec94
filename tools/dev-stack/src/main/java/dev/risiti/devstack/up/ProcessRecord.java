package dev.risiti.devstack.up;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process the launcher started, as it is remembered across a crash of the launcher.
 *
 * @param name name of the program
 * @param pid process id
 * @param started when the operating system says it started; with the pid it identifies the process for ever
 * @param port port it answers on, 0 for none
 * @param health URL of its readiness, empty for none
 */
record ProcessRecord(String name, long pid, Instant started, int port, String health) {

    /** The operating system derives start times from the wall clock, which may be corrected between two looks. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

    static ProcessRecord of(String name, ProcessHandle process, int port, String health) {
        // A process that ended already has no start time; EPOCH matches none.
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return new ProcessRecord(name, process.pid(), started, port, health);
    }

    /** The process, if it is still that one: a recycled process id has another start time. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(actual -> Duration.between(started, actual).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                        .orElse(false));
    }
}
