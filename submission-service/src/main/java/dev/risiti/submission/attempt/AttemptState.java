package dev.risiti.submission.attempt;

/**
 * What is known of one send.
 *
 * <pre>
 * OPEN ─▶ ACCEPTED | REFUSED | NOT_SENT | THROTTLED
 *   └───▶ UNKNOWN ─▶ ADOPTED (KRA holds it) | ABSENT (sent again) | CONFLICT (KRA holds something else)
 * UNCONFIRMED (refused, after an earlier unknown) ─▶ REFUSED (KRA confirmed the number unused) | ADOPTED | CONFLICT
 * </pre>
 *
 * Undecided are OPEN, UNKNOWN and UNCONFIRMED: a document has at most one such attempt.
 */
public enum AttemptState {
    OPEN,
    UNKNOWN,
    UNCONFIRMED,
    ACCEPTED,
    ADOPTED,
    REFUSED,
    NOT_SENT,
    THROTTLED,
    ABSENT,
    CONFLICT
}
