package dev.risiti.messaging.cloudevent;

/** What became of a record: an event, or the reason why it is none. */
public sealed interface Decoded permits Received, Undecodable {}
