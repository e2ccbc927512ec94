package dev.risiti.submission.engine;

import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.core.BackOff;
import dev.risiti.submission.core.LaneCore;
import dev.risiti.submission.core.Policy;
import dev.risiti.submission.device.CountingScopes;
import dev.risiti.submission.step.Kinds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Makes the pure parts of the engine from the configuration. */
final class EngineParts {
    @Produces
    @Singleton
    LaneCore core(SubmissionConfig config) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new LaneCore(
                new Policy(
                        config.quietPeriod(),
                        config.readLag(),
                        config.maxSends(),
                        config.dependencyPause(),
                        config.refusalsAlike()),
                new BackOff(config.backOffMin(), config.backOffMax(), random));
    }

    @Produces
    @Singleton
    Kinds kinds(CountingScopes scopes) {
        return new Kinds(scopes::of);
    }
}
