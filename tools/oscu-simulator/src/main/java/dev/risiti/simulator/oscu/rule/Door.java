package dev.risiti.simulator.oscu.rule;

/** Through which of KRA's two front doors a request comes; the state behind them is one (KRA reference 0). */
public enum Door {
    /** The specification's own API. */
    DIRECT,
    /** The API behind Apigee, with KRA's validator in front. */
    GATEWAY
}
