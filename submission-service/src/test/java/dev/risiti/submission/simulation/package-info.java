/**
 * The real core ({@code LaneCore}) in a simulated world: a store with the fences of the real one, nodes that crash and
 * freeze, and a KRA that loses answers. Everything that may happen is a choice, so a run is repeated by its choices.
 */
@NullMarked
package dev.risiti.submission.simulation;

import org.jspecify.annotations.NullMarked;
