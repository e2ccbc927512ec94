package dev.risiti.contracts.device;

/** What becomes of a sale of goods that the device has no stock of (design section 5). */
public enum StockPolicy {
    /** It waits for stock. */
    WAIT,
    /** The missing quantity is booked in as opening stock first. */
    OPENING_MOVEMENT,
    /** It is refused. */
    REFUSE
}
