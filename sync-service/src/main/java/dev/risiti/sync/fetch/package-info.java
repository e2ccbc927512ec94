/** Fetching what changed, one book at a time, and publishing what the mapping makes of it. */
@NullMarked
package dev.risiti.sync.fetch;

import org.jspecify.annotations.NullMarked;
