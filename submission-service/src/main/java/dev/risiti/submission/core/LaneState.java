package dev.risiti.submission.core;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.lane.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the core may know of a lane, read in the transaction that will write its decision.
 *
 * @param device whose key the lane calls with; null when none may be used
 * @param undecided attempts that KRA has not decided, oldest first
 * @param tasks the documents of these attempts, and the first ones of each stream in the order of stream and position
 * @param more whether a stream has documents behind those given
 * @param counters where the counters of the tasks stand
 * @param deadlines how long each call may take altogether
 * @param stayAway how long the lane leaves its front door alone; null when it may call
 * @param now the database's clock, the only one that decides
 */
public record LaneState(
        Lane lane,
        @Nullable Device device,
        List<Attempt> undecided,
        List<Task> tasks,
        boolean more,
        Map<Counter, CounterValue> counters,
        Deadlines deadlines,
        @Nullable Duration stayAway,
        Instant now) {

    /** How long a call may take altogether. */
    @FunctionalInterface
    public interface Deadlines {
        Duration of(OscuCall call);
    }

    /** The same, where these counters stand as given. */
    public LaneState withTaken(Map<Counter, CounterValue> taken) {
        if (taken.isEmpty()) {
            return this;
        }
        Map<Counter, CounterValue> all = new HashMap<>(counters);
        all.putAll(taken);
        return new LaneState(lane, device, undecided, tasks, more, all, deadlines, stayAway, now);
    }

    Optional<Task> task(long documentId) {
        return tasks.stream()
                .filter(task -> task.document().documentId() == documentId)
                .findFirst();
    }

    CounterValue counter(Counter counter) {
        return counters.getOrDefault(counter, CounterValue.UNUSED);
    }
}
