package dev.risiti.lineage;

import dev.risiti.devstack.testing.DevStackResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on real Kafka and PostgreSQL, on free ports, with pauses that suit a test. */
public final class ShortPauses implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0",
                "risiti.lineage.recheck-interval", "300ms",
                "risiti.lineage.workers", "4");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DevStackResource.class, Map.of(DevStackResource.DATABASE, "lineage")));
    }
}
