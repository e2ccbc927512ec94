package dev.risiti.contracts.device;

/** KRA's two worlds. A PIN in one has nothing to do with the same PIN in the other. */
public enum Environment {
    SANDBOX,
    PRODUCTION
}
