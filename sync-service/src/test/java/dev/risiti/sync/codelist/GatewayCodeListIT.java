package dev.risiti.sync.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceProgress.Milestone;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.OscuSimulator;
import dev.risiti.devstack.testing.OscuSimulatorResource;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.sync.testing.GatewayDevices;
import dev.risiti.sync.testing.Neighbours;
import dev.risiti.sync.testing.Statuses;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Code lists of an environment whose devices are behind KRA's gateway, which the real simulator plays. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class GatewayCodeListIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REFUSED = "P000000601A";
    private static final String SERVED = "P000000602A";

    private final String kafka;
    private final OscuSimulator kra;
    private final GatewayDevices devices;

    GatewayCodeListIT(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = Neighbours.CONTROL_URL) String neighbours,
            @ConfigProperty(name = OscuSimulatorResource.URL) String simulator) {
        this.kafka = kafka;
        this.kra = new OscuSimulator(simulator);
        this.devices = new GatewayDevices(kra, neighbours);
    }

    private long progressed(TopicTap tap, String deviceId) {
        return tap.seen(DeviceProgress.class).stream()
                .filter(progress -> progress.deviceId().equals(deviceId))
                .filter(progress -> progress.milestone() == Milestone.BASIC_DATA_SYNCED)
                .count();
    }

    /** Also the device whose app is refused gets on: the lists are the environment's. */
    @Test
    void comeThroughTheGatewayAndAnAppThatIsRefusedKeepsThemFromNobody() {
        devices.refusedApp("refused");
        devices.installed("a-refused", REFUSED, "refused");
        devices.servedApp("served");
        devices.installed("b-served", SERVED, "served");

        try (TopicTap tap = new TopicTap(kafka, Topics.REFERENCE_DATA, Topics.DEVICE_PROGRESS)) {
            tap.publish(Statuses.gatewayDevice("a-refused", REFUSED, "refused"));
            tap.publish(Statuses.gatewayDevice("b-served", SERVED, "served"));
            await().atMost(PATIENCE).until(() -> progressed(tap, "a-refused") + progressed(tap, "b-served") >= 2);

            // Entries and progress lie in different partitions, which are read in no order among each other.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tap.seen(CodeEntry.class))
                            .filteredOn(entry -> entry.environment() == Environment.PRODUCTION)
                            .extracting(CodeEntry::list)
                            .contains("04", "07", "17"));
        }
        assertThat(kra.ledger("selectCodeList", REFUSED)).isEmpty();
        assertThat(kra.ledger("selectCodeList", SERVED))
                .extracting(entry -> entry.path("door").asText() + " "
                        + entry.path("outcome").asText())
                .containsExactly("gateway ACCEPTED");
    }
}
