/** The control interface under /simulator: devices, faults, settings and the ledger. */
@NullMarked
package dev.risiti.simulator.oscu.control;

import org.jspecify.annotations.NullMarked;
