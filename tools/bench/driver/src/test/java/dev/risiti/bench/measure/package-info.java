/** Tests. */
@NullMarked
package dev.risiti.bench.measure;

import org.jspecify.annotations.NullMarked;
