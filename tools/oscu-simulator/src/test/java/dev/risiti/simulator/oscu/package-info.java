/** The referee is judged here first. */
@NullMarked
package dev.risiti.simulator.oscu;

import org.jspecify.annotations.NullMarked;
