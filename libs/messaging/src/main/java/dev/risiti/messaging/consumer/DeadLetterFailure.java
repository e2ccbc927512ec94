package dev.risiti.messaging.consumer;

/** A dead letter was not acknowledged; the batch it came from must be read again. */
public class DeadLetterFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadLetterFailure(DeadLetter letter, Throwable cause) {
        super(letter + " was not acknowledged", cause);
    }
}
