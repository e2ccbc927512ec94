/** The integrators' registrations at the gateway and the tokens they get there. */
@NullMarked
package dev.risiti.simulator.oscu.app;

import org.jspecify.annotations.NullMarked;
