/** The stand-in for KRA: approval of devices, ordered faults and the referee's ledger. */
@NullMarked
package dev.risiti.demo.kra;

import org.jspecify.annotations.NullMarked;
