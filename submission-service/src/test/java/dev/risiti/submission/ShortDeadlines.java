package dev.risiti.submission;

import dev.risiti.devstack.testing.DevStackResource;
import dev.risiti.submission.referee.KeyService;
import dev.risiti.submission.referee.KraSimulator;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on real Kafka and PostgreSQL, beside a stand-in for KRA, with deadlines that a test can wait for. */
public final class ShortDeadlines implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "risiti.kra.write-deadline", "2S",
                "risiti.kra.look-up-deadline", "2S",
                "risiti.submission.quiet-period", "200ms",
                "risiti.submission.read-lag", "200ms",
                "risiti.submission.lease", "3s",
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(DevStackResource.class, Map.of(DevStackResource.DATABASE, "submission")),
                new TestResourceEntry(KraSimulator.class),
                new TestResourceEntry(KeyService.class));
    }
}
