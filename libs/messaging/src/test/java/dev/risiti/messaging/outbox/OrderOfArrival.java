package dev.risiti.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.messaging.cloudevent.CloudEventCodec;
import dev.risiti.messaging.cloudevent.Received;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Judges the outbox's promise: duplicates are allowed, but each key's events arrive first in order 1, 2, 3, … */
final class OrderOfArrival {

    private final Map<String, Long> last = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int duplicates;

    static OrderOfArrival of(List<ConsumerRecord<String, byte[]>> records) {
        var order = new OrderOfArrival();
        records.forEach(order::arrived);
        return order;
    }

    /** Number of different events that have arrived. */
    static int distinct(List<ConsumerRecord<String, byte[]>> records) {
        return of(records).ids.size();
    }

    int duplicates() {
        return duplicates;
    }

    Map<String, Long> lastSequences() {
        return last;
    }

    private void arrived(ConsumerRecord<String, byte[]> record) {
        assertThat(CloudEventCodec.decode(record)).isInstanceOf(Received.class);
        var event = ((Received) CloudEventCodec.decode(record)).event();
        long before = last.getOrDefault(event.partitionKey(), 0L);
        boolean first = ids.add(event.id());
        if (first) {
            assertThat(event.sequence())
                    .as("first arrival for key %s after sequence %d", event.partitionKey(), before)
                    .isEqualTo(before + 1);
            last.put(event.partitionKey(), event.sequence());
        } else {
            assertThat(event.sequence()).isLessThanOrEqualTo(before);
            duplicates++;
        }
    }
}
