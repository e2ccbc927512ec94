package dev.risiti.contracts.device;

/** What issues receipts for a taxpayer. Only {@link #OSCU} devices are ours. */
public enum Solution {
    OSCU,
    VSCU,
    ETIMS_CLIENT,
    PORTAL,
    OTHER_INTEGRATOR
}
