package dev.risiti.simulator.oscu;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the adapters are given. */
final class Beans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Simulator simulator(Clock clock, SimulatorConfig config) {
        return new Simulator(clock, config.data());
    }
}
