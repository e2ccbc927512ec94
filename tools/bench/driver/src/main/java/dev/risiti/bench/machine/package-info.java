/** The machine a run was made on, and what of it each program used. */
@NullMarked
package dev.risiti.bench.machine;

import org.jspecify.annotations.NullMarked;
