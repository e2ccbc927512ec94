package dev.risiti.oscu.amounts;

/**
 * KRA's five tax types (code class 04). What each is called and its rate come from KRA's code list with the document's
 * date, never from here.
 */
public enum TaxType {
    A,
    B,
    C,
    D,
    E
}
