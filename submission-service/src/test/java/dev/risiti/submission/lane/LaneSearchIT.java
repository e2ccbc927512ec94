package dev.risiti.submission.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.submission.ShortDeadlines;
import dev.risiti.submission.storage.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked four times a minute, whoever scrapes. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class LaneSearchIT {
    @Inject
    Database database;

    @Test
    void countsDueLanesWithoutReadingIdleOnes() {
        List<String> plan = database.with(handle -> handle.createQuery("explain " + LaneSearch.BACKLOG)
                .mapTo(String.class)
                .list());

        assertThat(plan).anyMatch(line -> line.contains("Index Scan using lane_due on"));
        assertThat(plan).anyMatch(line -> line.contains("Index Scan using lane_due_slow on"));
    }
}
