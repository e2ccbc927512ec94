/** Changes seen in the books: stored as due fetches, at most one per entity. */
@NullMarked
package dev.risiti.sync.change;

import org.jspecify.annotations.NullMarked;
