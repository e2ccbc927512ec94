package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.rule.CurrentSettings;
import java.time.Clock;
import java.time.Instant;

/** KRA's own clock, which decides what is today and need not agree with anybody else's (KRA reference 10). */
public final class KraClock {
    private final Clock clock;
    private final CurrentSettings settings;

    public KraClock(Clock clock, CurrentSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    public Instant now() {
        return clock.instant().plusSeconds(settings.get().clockSkewSeconds());
    }
}
