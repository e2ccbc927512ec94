/** The record of every request the simulator ever saw and of how each one ended. */
@NullMarked
package dev.risiti.simulator.oscu.ledger;

import org.jspecify.annotations.NullMarked;
