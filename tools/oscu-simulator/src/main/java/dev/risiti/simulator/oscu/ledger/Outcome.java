package dev.risiti.simulator.oscu.ledger;

/** How a request ended for KRA, whatever the caller got to see of it. */
public enum Outcome {
    /** Received and not decided yet. */
    IN_FLIGHT,
    /** {@code resultCd} 000: a write took effect, a read found something. */
    ACCEPTED,
    /** {@code resultCd} 001: a read found nothing. Nothing changed. */
    EMPTY,
    /**
     * Anything else: another result code, a refusal by the validator, missing or wrong keys and tokens, an unrouted path.
     * Nothing changed, except that a repeated initialisation is counted where the door counts them.
     */
    REFUSED,
    /** A fault ended the request before KRA looked at it. Nothing changed. */
    LOST_BEFORE_COMMIT
}
