package dev.risiti.submission.document;

/**
 * Where a document stands.
 *
 * <pre>
 *            ┌────────────────────────────┐
 *  stored ─▶ QUEUED ──▶ (attempts) ──▶ ACCEPTED
 *            │  ▲  │                      │
 *     waits  ▼  │  ├──▶ REFUSED ──(new revision)──▶ QUEUED
 *          WAITING │
 *                  └──▶ BLOCKED ──(a person)──▶ QUEUED, ACCEPTED, WITHDRAWN
 * </pre>
 *
 * A lane's run moves a document among QUEUED, WAITING, ACCEPTED, REFUSED and BLOCKED; what it waits for wakes it;
 * intake queues a new revision of a refused one; a person ends BLOCKED.
 */
public enum DocumentState {
    /** In its stream, in order. */
    QUEUED,
    /** Outside its stream, until what it waits for is there. */
    WAITING,
    /** At the head of its stream, which stops: a person must decide. */
    BLOCKED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN
}
