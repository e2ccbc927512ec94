/** The append-only file from which the state is rebuilt at start. */
@NullMarked
package dev.risiti.simulator.books.journal;

import org.jspecify.annotations.NullMarked;
