package dev.risiti.messaging.producer;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens producers from the service's {@code kafka.*} settings, and only such as wait for all in-sync replicas. */
@ApplicationScoped
public class AcknowledgedProducers {

    private final Map<String, Object> kafka;

    /** @param kafka the {@code kafka.*} settings, without that prefix */
    public AcknowledgedProducers(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * @param clientId names the producer in logs and metrics of client and broker
     * @param own      settings that the purpose of this producer dictates; they win over {@code kafka.*}
     * @throws IllegalStateException when an acknowledgement could be given by less than all in-sync replicas
     */
    public Producer<String, byte[]> open(String clientId, Map<String, Object> own) {
        return new KafkaProducer<>(settings(clientId, own), new StringSerializer(), new ByteArraySerializer());
    }

    /** The settings {@link #open} uses, checked as it checks them. */
    public Map<String, Object> settings(String clientId, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        kafka.forEach((name, value) -> {
            if (ProducerConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        settings.putAll(own);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        refuseWeakAcknowledgement(settings);
        return settings;
    }

    private static void refuseWeakAcknowledgement(Map<String, Object> settings) {
        Object acks = settings.get(ProducerConfig.ACKS_CONFIG);
        if (!"all".equals(acks) && !"-1".equals(acks)) {
            throw new IllegalStateException("kafka.acks must be all, is " + acks);
        }
        Object idempotence = settings.get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG);
        if (!"true".equals(String.valueOf(idempotence))) {
            throw new IllegalStateException("kafka.enable.idempotence must be true, is " + idempotence);
        }
    }
}
