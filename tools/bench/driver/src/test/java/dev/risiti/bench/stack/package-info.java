/** Tests. */
@NullMarked
package dev.risiti.bench.stack;

import org.jspecify.annotations.NullMarked;
