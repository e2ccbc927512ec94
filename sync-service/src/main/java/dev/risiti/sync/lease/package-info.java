/** Rows as units of work: claimed for a time on the database's clock, fenced by an epoch. */
@NullMarked
package dev.risiti.sync.lease;

import org.jspecify.annotations.NullMarked;
