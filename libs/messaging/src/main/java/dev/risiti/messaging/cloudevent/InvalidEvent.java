package dev.risiti.messaging.cloudevent;

/** An event breaks the rules of its envelope; the message names the Kafka header at fault, never its value. */
public final class InvalidEvent extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param header the header at fault, as in {@code ce_id}
     * @param fault  what is wrong with it
     */
    public InvalidEvent(String header, String fault) {
        super(header + ": " + fault);
    }
}
