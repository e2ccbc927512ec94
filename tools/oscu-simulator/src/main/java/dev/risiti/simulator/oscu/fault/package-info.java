/** Misbehaviour on demand: lost answers, resets, error pages, slowness and read lag. */
@NullMarked
package dev.risiti.simulator.oscu.fault;

import org.jspecify.annotations.NullMarked;
