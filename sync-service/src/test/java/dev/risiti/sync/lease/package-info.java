/** Leases on a real database. */
@NullMarked
package dev.risiti.sync.lease;

import org.jspecify.annotations.NullMarked;
