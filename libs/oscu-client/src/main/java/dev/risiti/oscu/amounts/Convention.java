package dev.risiti.oscu.amounts;

/** How line amounts are stated to KRA (KRA reference 5.3). The totals are the same either way. */
public enum Convention {
    /** Prices and supply amounts with tax: convention C, which the gateway enforces and the direct door accepts. */
    TAX_INCLUSIVE,
    /** Prices and supply amounts without tax and before discount: convention B, for the direct door only. */
    TAX_EXCLUSIVE
}
