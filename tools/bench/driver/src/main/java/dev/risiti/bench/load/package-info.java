/** Documents in, results out: the fleet of devices, closed and open loops, and what became of each document. */
@NullMarked
package dev.risiti.bench.load;

import org.jspecify.annotations.NullMarked;
