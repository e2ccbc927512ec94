package dev.risiti.lineage.note;

/** Where a credit note stands, as far as this service knows. */
public enum NoteState {
    /** Not looked at yet. */
    RECEIVED,
    /** Looked at; its original is missing. */
    PARKED,
    /** Handed to one of our devices. */
    ROUTED,
    /** Handed to another solution. */
    RAISE_ELSEWHERE,
    /** Has its receipt. */
    ACCEPTED,
    REFUSED,
    WITHDRAWN;

    /** Whether somebody else may be working on it, or has finished: it can no longer be changed in place. */
    boolean handedOn() {
        return switch (this) {
            case ROUTED, RAISE_ELSEWHERE, ACCEPTED -> true;
            case RECEIVED, PARKED, REFUSED, WITHDRAWN -> false;
        };
    }
}
