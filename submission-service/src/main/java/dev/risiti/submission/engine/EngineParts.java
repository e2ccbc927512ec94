package dev.risiti.submission.engine;

import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.attempt.Resolver;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Makes the pure parts of the engine from the configuration. */
final class EngineParts {
    @Produces
    @Singleton
    Resolver resolver(SubmissionConfig config) {
        return new Resolver(config.quietPeriod(), config.readLag(), config.maxSends());
    }

    @Produces
    @Singleton
    BackOff backOff(SubmissionConfig config) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new BackOff(config.backOffMin(), config.backOffMax(), random);
    }
}
