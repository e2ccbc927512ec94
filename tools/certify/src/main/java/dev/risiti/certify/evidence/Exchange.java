package dev.risiti.certify.evidence;

import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * One request and what became of it, secrets included: only {@link Redaction} may turn it into text.
 *
 * @param took until the client knew the outcome
 */
public record Exchange(OscuRequest request, Instant sentAt, Duration took, Outcome outcome) {
    /** Without bodies. */
    @Override
    public String toString() {
        return "Exchange[" + request + ", sentAt=" + sentAt + "]";
    }
}
