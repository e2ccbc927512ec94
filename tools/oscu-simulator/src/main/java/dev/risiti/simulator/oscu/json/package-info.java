/** Lenient reading and exact writing of the JSON that travels to and from KRA. */
@NullMarked
package dev.risiti.simulator.oscu.json;

import org.jspecify.annotations.NullMarked;
