/** Tests. */
@NullMarked
package dev.risiti.bench.load;

import org.jspecify.annotations.NullMarked;
