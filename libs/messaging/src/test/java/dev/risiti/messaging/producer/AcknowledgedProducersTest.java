package dev.risiti.messaging.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgedProducersTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void refusesAcknowledgementsOfLessThanAllReplicas(String acks) {
        var producers = new AcknowledgedProducers(Map.of("acks", acks));

        assertThatIllegalStateException()
                .isThrownBy(() -> producers.settings("c", Map.of()))
                .withMessage("kafka.acks must be all, is " + acks);
    }

    @Test
    void refusesAProducerThatIsNotIdempotent() {
        var producers = new AcknowledgedProducers(Map.of("enable.idempotence", "false"));

        assertThatIllegalStateException()
                .isThrownBy(() -> producers.settings("c", Map.of()))
                .withMessage("kafka.enable.idempotence must be true, is false");
    }

    @Test
    void waitsForAllReplicasWhenNothingIsConfigured() {
        var producers = new AcknowledgedProducers(Map.of("bootstrap.servers", "localhost:1", "group.id", "ignored"));

        var effective = new ProducerConfig(producers.settings("c", Map.of()));

        assertThat(effective.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
        assertThat(effective.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG))
                .isTrue();
        assertThat(effective.originals()).doesNotContainKey("group.id");
    }
}
