package dev.risiti.sync.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceProgress.Milestone;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.sync.testing.Statuses;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class CodeListIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private final String kafka;
    private TopicTap tap;

    CodeListIT(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void open() {
        tap = new TopicTap(kafka, Topics.REFERENCE_DATA, Topics.DEVICE_PROGRESS);
    }

    @AfterEach
    void close() {
        tap.close();
    }

    private void awaitProgress(String device) {
        await().atMost(PATIENCE)
                .until(() -> tap.seen(DeviceProgress.class).stream()
                        .anyMatch(progress -> progress.deviceId().equals(device)
                                && progress.milestone() == Milestone.BASIC_DATA_SYNCED));
    }

    @Test
    void publishesTheListsAndLetsDevicesGetOn() {
        tap.publish(Statuses.device("fresh-1", 2, DeviceState.INITIALISED));
        awaitProgress("fresh-1");

        // Entries and progress lie in different partitions, which are read in no order among each other.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tap.seen(CodeEntry.class))
                        .extracting(
                                CodeEntry::list,
                                CodeEntry::code,
                                CodeEntry::inUse,
                                CodeEntry::rate,
                                CodeEntry::effectiveFrom)
                        .contains(
                                tuple("04", "A", true, new BigDecimal("0"), ALWAYS),
                                tuple("04", "B", true, new BigDecimal("16"), ALWAYS),
                                tuple("04", "E", false, new BigDecimal("8"), ALWAYS),
                                tuple("07", "01", true, null, ALWAYS)));

        tap.publish(Statuses.device("fresh-2", 2, DeviceState.INITIALISED));
        awaitProgress("fresh-2");
    }
}
