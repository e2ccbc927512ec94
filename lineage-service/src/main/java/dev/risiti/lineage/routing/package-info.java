/** Decides the notes that are due and hands them on: to a device of ours, to another solution, or back. */
@NullMarked
package dev.risiti.lineage.routing;

import org.jspecify.annotations.NullMarked;
