/** A stand-in for QuickBooks Online that behaves like the real API, with a control API for tests and demonstrations. */
@NullMarked
package dev.risiti.simulator.books;

import org.jspecify.annotations.NullMarked;
