package dev.risiti.messaging.consumer;

import dev.risiti.messaging.cloudevent.Received;

/** Takes the events that are decodable but break the contract: they go to the dead-letter topic. */
public interface Rejections {

    /**
     * @param received an event of the batch being stored
     * @param reason   what is wrong with it, for the people who own the dead-letter topic; no secrets in it
     */
    void reject(Received received, String reason);

    /** As above; of the cause only the class is written down, because its message may quote the data. */
    void reject(Received received, String reason, Throwable cause);
}
