package dev.risiti.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.submission.referee.Shop;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The alert rules speak of metrics that are there, and of runbooks that are there. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class AlertsIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern METRIC = Pattern.compile("risiti_[a-z_]+");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: (\\S+)");

    @Test
    void everyMetricOfTheRulesIsPublished() throws IOException {
        Set<String> wanted = all(METRIC, 0);
        try (Shop shop = new Shop()) {
            shop.publish(shop.sale("Invoice/1", 1, "USD", "500.00"));
            shop.result(result -> result.reason() != null);
            hold(shop.deviceId());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(published()).containsAll(wanted));
        }
    }

    @Test
    void everyRunbookOfTheRulesIsThere() throws IOException {
        Set<String> runbooks = all(RUNBOOK, 1);
        assertThat(runbooks).isNotEmpty();
        assertThat(runbooks)
                .allSatisfy(runbook -> assertThat(ROOT.resolve(runbook)).isRegularFile());
    }

    private static void hold(String deviceId) {
        long lane = given().auth()
                .oauth2("test-operator-token")
                .get("/operator/lanes?deviceId=" + deviceId)
                .jsonPath()
                .getLong("lanes[0].lane.laneId");
        given().auth()
                .oauth2("test-operator-token")
                .contentType("application/json")
                .body(Map.of("reason", "to be counted"))
                .post("/operator/lanes/%d/hold".formatted(lane))
                .then()
                .statusCode(200);
    }

    private static Set<String> published() {
        Set<String> names = new TreeSet<>();
        Arc.container()
                .instance(PrometheusMeterRegistry.class)
                .get()
                .scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> METRIC.matcher(line).results().limit(1).forEach(match -> names.add(match.group())));
        return names;
    }

    private static Set<String> all(Pattern pattern, int group) throws IOException {
        Set<String> found = new TreeSet<>();
        pattern.matcher(Files.readString(ROOT.resolve("deploy/alerts/submission.yaml")))
                .results()
                .forEach(match -> found.add(match.group(group)));
        return found;
    }
}
