package dev.risiti.submission.engine;

import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.document.DocumentSearch;
import dev.risiti.submission.lane.LaneSearch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What an on-call person asks first: what is due and for how long, what nobody knows the outcome of, what stands still
 * and why. Read from the database every 15 s, whoever scrapes; every replica says the same.
 */
@Singleton
class LaneMetrics {
    private static final List<AttemptState> UNDECIDED =
            List.of(AttemptState.OPEN, AttemptState.UNKNOWN, AttemptState.UNCONFIRMED);

    private final LaneSearch lanes;
    private final AttemptTable attempts;
    private final DocumentSearch documents;
    private final MultiGauge still;
    private final MultiGauge standing;
    private final MultiGauge standingLongest;
    private volatile LaneSearch.Backlog backlog = new LaneSearch.Backlog(0, 0);
    private volatile Map<AttemptState, AttemptTable.Undecided> undecided = Map.of();

    LaneMetrics(LaneSearch lanes, AttemptTable attempts, DocumentSearch documents, MeterRegistry meters) {
        this.lanes = lanes;
        this.attempts = attempts;
        this.documents = documents;
        Gauge.builder("risiti.lanes.due", this, metrics -> metrics.backlog.lanes())
                .description("Lanes that are due and wait for a replica")
                .register(meters);
        Gauge.builder("risiti.lanes.oldest.due", this, metrics -> metrics.backlog.oldestSeconds())
                .description("How long the longest due lane has waited for a replica")
                .baseUnit("seconds")
                .register(meters);
        for (AttemptState state : UNDECIDED) {
            gauge("risiti.attempts", state, AttemptTable.Undecided::attempts)
                    .description("Sends that KRA has not decided, as far as we know")
                    .register(meters);
            gauge("risiti.attempts.oldest", state, AttemptTable.Undecided::oldestSeconds)
                    .baseUnit("seconds")
                    .register(meters);
            gauge("risiti.attempts.older", state, AttemptTable.Undecided::olderThanFiveMinutes)
                    .tag("than", "5m")
                    .register(meters);
            gauge("risiti.attempts.older", state, AttemptTable.Undecided::olderThanAnHour)
                    .tag("than", "1h")
                    .register(meters);
        }
        this.still = MultiGauge.builder("risiti.lanes.still")
                .description("Lanes that are paused, by the code of the pause, or held by a person")
                .register(meters);
        this.standing = MultiGauge.builder("risiti.documents.standing")
                .description("Documents that wait or are blocked, by reason; counted up to 10000")
                .register(meters);
        this.standingLongest = MultiGauge.builder("risiti.documents.standing.longest")
                .description("How long the first of them has stood there")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        backlog = lanes.backlog();
        undecided = attempts.undecided().stream().collect(Collectors.toMap(AttemptTable.Undecided::state, one -> one));
        still.register(
                lanes.still().entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("reason", entry.getKey()), entry.getValue()))
                        .collect(Collectors.toList()),
                true);
        List<DocumentSearch.Standing> stand = documents.standing();
        standing.register(rows(stand, DocumentSearch.Standing::documents), true);
        standingLongest.register(rows(stand, DocumentSearch.Standing::oldestSeconds), true);
    }

    private Gauge.Builder<LaneMetrics> gauge(
            String name, AttemptState state, ToDoubleFunction<AttemptTable.Undecided> value) {
        return Gauge.builder(name, this, metrics -> {
                    AttemptTable.Undecided known = metrics.undecided.get(state);
                    return known == null ? 0 : value.applyAsDouble(known);
                })
                .tag("state", state.name());
    }

    private static Iterable<MultiGauge.Row<?>> rows(
            List<DocumentSearch.Standing> standing, ToDoubleFunction<DocumentSearch.Standing> value) {
        return standing.stream()
                .<MultiGauge.Row<?>>map(one -> MultiGauge.Row.of(
                        Tags.of("state", one.state().name(), "reason", one.reasonCode()), value.applyAsDouble(one)))
                .toList();
    }
}
