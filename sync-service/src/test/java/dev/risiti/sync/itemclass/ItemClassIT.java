package dev.risiti.sync.itemclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.ItemClassEntry;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.sync.testing.Neighbours;
import dev.risiti.sync.testing.Statuses;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The class list of an environment, from the direct door. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class ItemClassIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String kafka;

    ItemClassIT(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.kafka = kafka;
    }

    @Test
    void publishesALargeListClassByClassAndEachOnce() {
        try (TopicTap tap = new TopicTap(kafka, Topics.REFERENCE_DATA)) {
            tap.publish(Statuses.device("class-asker", 2, DeviceState.INITIALISED));
            await().atMost(PATIENCE).until(() -> sandbox(tap).size() >= Neighbours.CLASSES);

            assertThat(sandbox(tap))
                    .extracting(ItemClassEntry::code)
                    .doesNotHaveDuplicates()
                    .hasSize(Neighbours.CLASSES)
                    .contains("0000000000", "0000001199");
        }
    }

    private static List<ItemClassEntry> sandbox(TopicTap tap) {
        return tap.seen(ItemClassEntry.class).stream()
                .filter(entry -> entry.environment() == Environment.SANDBOX)
                .toList();
    }
}
