package dev.risiti.submission.lane;

/** Where a lane stands; the first that fits. */
public enum LaneCondition {
    /** It stands still until its device is well again, or a person resumes it. */
    PAUSED,
    /** A person holds it: nothing new is sent until it is released. */
    HELD,
    /** A replica runs it. */
    OWNED,
    /** Nothing to do until somebody gives it something. */
    IDLE,
    /** Due at a later time. */
    LATER,
    /** Due, and waiting for a replica. */
    DUE
}
