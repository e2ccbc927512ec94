/** Sales that were published and have no receipt (yet). */
@NullMarked
package dev.risiti.lineage.announced;

import org.jspecify.annotations.NullMarked;
