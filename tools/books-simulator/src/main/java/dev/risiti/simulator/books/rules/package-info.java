/** What QuickBooks itself fills in and checks when an entity is saved: lines, taxes, totals, links, names and notes. */
@NullMarked
package dev.risiti.simulator.books.rules;

import org.jspecify.annotations.NullMarked;
