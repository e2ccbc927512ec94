package dev.risiti.oscu.amounts;

/** Whether the books' prices already contain the tax. */
public enum PriceBasis {
    TAX_INCLUSIVE,
    TAX_EXCLUSIVE
}
