package dev.risiti.sync.intake;

/** Where a delivery stands. */
enum DeliveryState {
    NEW,
    DONE,
    /** Names an account that no book has; kept, and tried again slowly. */
    UNKNOWN_ACCOUNT,
    /** Authentic but not understood; kept for a person. */
    UNREADABLE
}
