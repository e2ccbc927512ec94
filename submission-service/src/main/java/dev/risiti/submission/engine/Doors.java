package dev.risiti.submission.engine;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.core.Asked;
import dev.risiti.submission.core.Breaker;
import dev.risiti.submission.device.Device;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this replica has seen of KRA's front doors: when one fails, a few lanes probe it and the others stay away. */
@ApplicationScoped
class Doors {
    private static final Logger LOG = Logger.getLogger(Doors.class);

    private final Map<FrontDoor, Breaker> breakers = new EnumMap<>(FrontDoor.class);
    private final Breaker lookUps;
    private final Clock clock;
    private final Duration stayAway;

    Doors(SubmissionConfig config, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.stayAway = config.breaker().stayAway();
        for (FrontDoor door : FrontDoor.values()) {
            Breaker breaker = new Breaker(new Breaker.Rates(
                    config.breaker().failures(),
                    config.breaker().probesPerSecond(),
                    config.breaker().drainPerSecond()));
            breakers.put(door, breaker);
            Gauge.builder("risiti.kra.door", breaker, Doors::level)
                    .description("0 closed (calls flow), 1 open (probes only), 2 draining")
                    .tag("door", door.name())
                    .register(meters);
        }
        // The budget of look-ups is a breaker that is always draining.
        this.lookUps = new Breaker(new Breaker.Rates(1, 1, config.breaker().lookUpsPerSecond()));
        this.lookUps.failed(clock.instant());
        this.lookUps.answered(clock.instant());
    }

    /** How long a lane stays away from its door; null when it may call now. */
    @Nullable
    Duration stayAway(@Nullable Device device) {
        if (device == null || breaker(device).admits(clock.instant())) {
            return null;
        }
        long most = stayAway.toMillis();
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    /** A send, counted. */
    Outcome send(Device device, Supplier<Outcome> call) {
        Outcome outcome = call.get();
        switch (outcome) {
            case Outcome.NotSent notSent -> {
                switch (notSent.reason()) {
                    case NOT_CONNECTED, NO_TOKEN, TOKEN_REJECTED -> note(device, false);
                    case NO_FREE_CONNECTION, NO_CREDENTIALS, TOO_LATE -> {
                        // Trouble of ours, or of this device: it says nothing about KRA.
                    }
                }
            }
            case Outcome.Unknown unknown ->
                note(
                        device,
                        switch (unknown.reason()) {
                            case TIMEOUT, CONNECTION_LOST, HTTP_STATUS -> false;
                            case DUPLICATE, SERVER_ERROR, UNREADABLE, INCOMPLETE, UNLISTED_CODE -> true;
                        });
            case Outcome.Accepted accepted -> note(device, true);
            case Outcome.RefusedDocument refused -> note(device, true);
            case Outcome.RefusedConnection refused -> note(device, true);
            case Outcome.RefusedDependency refused -> note(device, true);
            case Outcome.Throttled throttled -> note(device, true);
        }
        return outcome;
    }

    /** A question, within the budget of look-ups. */
    Asked ask(Device device, Supplier<Asked> call) {
        if (!lookUps.admits(clock.instant())) {
            return new Asked.NotAsked("the budget of look-ups is spent");
        }
        Asked asked = call.get();
        if (!(asked instanceof Asked.NotAsked)) {
            note(device, !(asked instanceof Asked.Silent));
        }
        return asked;
    }

    /** Whether there is more to do than could be claimed. */
    void backlog(boolean more) {
        if (!more) {
            breakers.values().forEach(breaker -> breaker.drained(clock.instant()));
        }
    }

    private static int level(Breaker breaker) {
        return switch (breaker.state()) {
            case CLOSED -> 0;
            case OPEN -> 1;
            case DRAINING -> 2;
        };
    }

    private void note(Device device, boolean answered) {
        Breaker breaker = breaker(device);
        Breaker.State before = breaker.state();
        if (answered) {
            breaker.answered(clock.instant());
        } else {
            breaker.failed(clock.instant());
        }
        if (breaker.state() != before) {
            LOG.warnf("door=%s state=%s was=%s", device.door(), breaker.state(), before);
        }
    }

    private Breaker breaker(Device device) {
        return Objects.requireNonNull(breakers.get(device.door()));
    }
}
