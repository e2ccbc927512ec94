package dev.risiti.messaging.consumer;

import dev.risiti.messaging.cloudevent.Received;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The events of one batch that were rejected, each with its first reason. */
final class RejectedEvents implements Rejections {

    private final Map<Received, ConsumerRecord<String, byte[]>> records;
    private final String group;
    private final Map<Received, DeadLetter> rejected = new LinkedHashMap<>();

    RejectedEvents(Map<Received, ConsumerRecord<String, byte[]>> records, String group) {
        this.records = records;
        this.group = group;
    }

    @Override
    public void reject(Received received, String reason) {
        put(received, reason, null);
    }

    @Override
    public void reject(Received received, String reason, Throwable cause) {
        put(received, reason, cause.getClass().getName());
    }

    boolean isEmpty() {
        return rejected.isEmpty();
    }

    List<DeadLetter> letters() {
        return List.copyOf(rejected.values());
    }

    List<Received> without(List<Received> events) {
        return events.stream().filter(event -> !rejected.containsKey(event)).toList();
    }

    private void put(Received received, String reason, @Nullable String exception) {
        ConsumerRecord<String, byte[]> record = records.get(received);
        if (record == null) {
            throw new IllegalArgumentException(received.event() + " is not of this batch");
        }
        rejected.putIfAbsent(received, new DeadLetter(record, group, reason, exception));
    }
}
