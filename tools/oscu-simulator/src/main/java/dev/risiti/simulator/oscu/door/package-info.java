/** The front doors: HTTP paths, headers and envelopes around the same calls. */
@NullMarked
package dev.risiti.simulator.oscu.door;

import org.jspecify.annotations.NullMarked;
