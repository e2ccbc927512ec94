package dev.risiti.contracts.device;

/**
 * KRA's mandatory order as a life cycle.
 *
 * <pre>
 * REGISTERED ─▶ INITIALISED ─▶ BASIC_DATA_SYNCED ─▶ ACTIVE ◀──▶ SUSPENDED
 *     │              └──────────────┴──────────────────┤
 *     └─▶ BLOCKED (a person must act)                  ├─▶ BLOCKED
 *                                                      └─▶ REMOVED
 * </pre>
 */
public enum DeviceState {
    /** Known here, not yet at KRA. */
    REGISTERED,
    /** KRA gave the communication key. */
    INITIALISED,
    /** The code lists are there: the branch user may be saved. */
    BASIC_DATA_SYNCED,
    /** Documents are submitted. */
    ACTIVE,
    /** Stopped by the tenant; documents wait. */
    SUSPENDED,
    /** Stopped by trouble that a person must solve; documents wait. */
    BLOCKED,
    /** Gone for good. */
    REMOVED
}
