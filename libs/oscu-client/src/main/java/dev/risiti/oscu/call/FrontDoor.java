package dev.risiti.oscu.call;

/** The two live transports of the one protocol (KRA reference 0 and 1.1). */
public enum FrontDoor {
    /** Flat envelope, device headers only. */
    DIRECT,
    /** KRA's API gateway: bearer token, wrapped envelope, strict validator. */
    GATEWAY
}
