/** Receipt signatures and internal data of the control unit. */
@NullMarked
package dev.risiti.simulator.oscu.signature;

import org.jspecify.annotations.NullMarked;
