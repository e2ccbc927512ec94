package dev.risiti.messaging.consumer;

import dev.risiti.messaging.cloudevent.CloudEventCodec;
import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.cloudevent.Undecodable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Turns one poll of a channel into one transaction. */
@ApplicationScoped
public class BatchReceiver {

    private final DeadLetters deadLetters;

    BatchReceiver(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Decodes the batch and hands all events to {@code store} in one new transaction. Records that are no events, and
     * events that {@code store} rejects, are in the dead-letter topic when this method returns, so offsets may be
     * committed after it and never before.
     *
     * <p>An event is rejected in a transaction that is rolled back, written to the dead-letter topic, and the rest of
     * the batch is stored again: a rejection can be lost neither by a crash nor by the inbox, and no transaction is open
     * while Kafka is waited for.
     *
     * @param group the consumer group that reads the batch, part of the name of its dead-letter topics
     * @throws RuntimeException when database or broker fail: nothing may be acknowledged, the batch is read again
     */
    public void receive(ConsumerRecords<String, byte[]> batch, String group, Store store) {
        Map<Received, ConsumerRecord<String, byte[]>> records = new HashMap<>();
        List<Received> events = new ArrayList<>(batch.count());
        List<DeadLetter> undecodable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            switch (CloudEventCodec.decode(record)) {
                case Received received -> {
                    events.add(received);
                    records.put(received, record);
                }
                case Undecodable(var reason, var original) ->
                    undecodable.add(new DeadLetter(original, group, reason, null));
            }
        }
        deadLetters.send(undecodable);
        List<Received> remaining = events;
        while (!remaining.isEmpty()) {
            var rejected = new RejectedEvents(records, group);
            if (stored(remaining, rejected, store)) {
                return;
            }
            deadLetters.send(rejected.letters());
            remaining = rejected.without(remaining);
        }
    }

    /** @return false when events were rejected and the transaction was rolled back for it */
    private static boolean stored(List<Received> events, RejectedEvents rejected, Store store) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                store.store(List.copyOf(events), rejected);
                if (!rejected.isEmpty()) {
                    throw new RollBack();
                }
                return true;
            });
        } catch (RollBack e) {
            return false;
        }
    }

    /** Undoes a transaction in which events were rejected. */
    private static final class RollBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
