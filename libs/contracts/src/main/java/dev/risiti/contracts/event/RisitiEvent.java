package dev.risiti.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The data of an event: what it is and which record key it travels under. */
public interface RisitiEvent {
    @JsonIgnore
    EventType eventType();

    /** The Kafka record key; records of one key stay in order. */
    @JsonIgnore
    String key();
}
