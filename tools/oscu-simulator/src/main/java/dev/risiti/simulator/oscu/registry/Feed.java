package dev.risiti.simulator.oscu.registry;

/** The lists in which things appear that a taxpayer did not send. */
public enum Feed {
    /** What suppliers have invoiced. */
    PURCHASES,
    /** What customs has declared. */
    IMPORTS,
    /** What other branches have sent. */
    TRANSFERS
}
