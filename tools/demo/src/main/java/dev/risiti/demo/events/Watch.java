package dev.risiti.demo.events;

import dev.risiti.demo.Deadline;
import dev.risiti.demo.DemoFailure;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits by reading along, so that the log is complete up to the moment in which a wait ends. */
public final class Watch {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration REPORT = Duration.ofSeconds(1);

    private final EventReader reader;
    private final EventLog log;
    private final Consumer<String> progress;

    /** @param progress told what is waited for, at once and every second in which it changed */
    public Watch(EventReader reader, EventLog log, Consumer<String> progress) {
        this.reader = reader;
        this.log = log;
        this.progress = progress;
    }

    public EventLog log() {
        return log;
    }

    /** @throws DemoFailure saying what is missing, when the deadline passes */
    public void until(BooleanSupplier done, Deadline deadline, Supplier<String> missing) {
        if (!reached(done, deadline, missing)) {
            throw new DemoFailure("waited in vain: " + missing.get());
        }
    }

    /**
     * @param state what there is so far, for the progress line
     * @return false when the deadline passed first
     */
    public boolean reached(BooleanSupplier done, Deadline deadline, Supplier<String> state) {
        Deadline nextReport = Deadline.in(Duration.ZERO);
        String reported = "";
        while (true) {
            reader.read(GLANCE, log::add);
            if (done.getAsBoolean()) {
                return true;
            }
            if (deadline.isOver()) {
                return false;
            }
            if (nextReport.isOver()) {
                String now = state.get();
                if (!now.equals(reported)) {
                    progress.accept(now);
                    reported = now;
                }
                nextReport = Deadline.in(REPORT);
            }
        }
    }
}
