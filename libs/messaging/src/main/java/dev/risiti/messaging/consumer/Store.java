package dev.risiti.messaging.consumer;

import dev.risiti.messaging.cloudevent.Received;
import java.sql.SQLException;
import java.util.List;

/** What a service does with a batch of events: it stores them, and nothing else. */
@FunctionalInterface
public interface Store {

    /**
     * Stores the events in the running transaction. Has no effect but on the database, because it may be rolled back
     * and called again: when events are rejected, the whole batch is stored anew without them.
     *
     * @param events     in the order of their offsets, per partition
     * @param rejections takes events whose data break the contract
     * @throws SQLException when the database fails; the batch is then read again
     */
    void store(List<Received> events, Rejections rejections) throws SQLException;
}
