package dev.risiti.simulator.oscu.ledger;

/** How a request ended for KRA, whatever the caller got to see of it. */
public enum Outcome {
    /** Received and not decided yet. */
    IN_FLIGHT,
    /** {@code resultCd} 000: a write took effect, a read found something. */
    ACCEPTED,
    /** {@code resultCd} 001: a read found nothing. Nothing changed. */
    EMPTY,
    /** Any other result code, missing or wrong keys included. Nothing changed. */
    REFUSED,
    /** A fault ended the request before KRA looked at it. Nothing changed. */
    LOST_BEFORE_COMMIT
}
