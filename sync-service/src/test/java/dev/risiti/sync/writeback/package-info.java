/** Notes in the books. */
@NullMarked
package dev.risiti.sync.writeback;

import org.jspecify.annotations.NullMarked;
