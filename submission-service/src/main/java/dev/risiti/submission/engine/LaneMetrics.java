package dev.risiti.submission.engine;

import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.lane.LaneTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;

/** What an on-call person asks first: what is due, for how long, and what nobody knows the outcome of. */
@Singleton
@Startup
class LaneMetrics {
    LaneMetrics(LaneTable lanes, AttemptTable attempts, MeterRegistry meters) {
        Gauge.builder("risiti.lanes.due", lanes, table -> table.backlog().lanes())
                .register(meters);
        Gauge.builder("risiti.lanes.oldest.due", lanes, table -> table.backlog().oldestSeconds())
                .baseUnit("seconds")
                .register(meters);
        for (AttemptState state : List.of(AttemptState.OPEN, AttemptState.UNKNOWN, AttemptState.UNCONFIRMED)) {
            Gauge.builder(
                            "risiti.attempts",
                            attempts,
                            table -> table.undecided(state).attempts())
                    .tag("state", state.name())
                    .register(meters);
            Gauge.builder(
                            "risiti.attempts.oldest",
                            attempts,
                            table -> table.undecided(state).oldestSeconds())
                    .tag("state", state.name())
                    .baseUnit("seconds")
                    .register(meters);
        }
    }
}
