/** A stand-in for KRA's online control unit (OSCU) and the referee of every test; it uses none of our libraries. */
@NullMarked
package dev.risiti.simulator.oscu;

import org.jspecify.annotations.NullMarked;
