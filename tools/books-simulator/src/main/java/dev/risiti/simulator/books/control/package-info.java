/** The control API under /simulator: companies, changes made as a user would, settings, faults and the delivery log. */
@NullMarked
package dev.risiti.simulator.books.control;

import org.jspecify.annotations.NullMarked;
