/** The measurements: what each starts, loads and reads. */
@NullMarked
package dev.risiti.bench.measure;

import org.jspecify.annotations.NullMarked;
