/** Tests. */
@NullMarked
package dev.risiti.bench.report;

import org.jspecify.annotations.NullMarked;
