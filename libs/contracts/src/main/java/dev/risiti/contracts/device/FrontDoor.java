package dev.risiti.contracts.device;

/** The way to an OSCU device: KRA's own host, or its gateway. An attribute of a device that may change. */
public enum FrontDoor {
    DIRECT,
    GATEWAY
}
