/** What QuickBooks calls an entity: its types, the operations on it, its time format and the faults it answers with. */
@NullMarked
package dev.risiti.simulator.books.entity;

import org.jspecify.annotations.NullMarked;
