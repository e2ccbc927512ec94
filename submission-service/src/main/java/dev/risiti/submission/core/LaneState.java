package dev.risiti.submission.core;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.lane.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The counters of its tasks that lanes of other branches count on too, or may turn out to. */
    public Set<Counter> shared() {
        return tasks.stream()
                .flatMap(task -> Stream.concat(
                        task.counter().filter(Counter::shared).stream(),
                        task.openScope().map(OpenScope::taxpayer).stream()))
                .collect(Collectors.toSet());
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
