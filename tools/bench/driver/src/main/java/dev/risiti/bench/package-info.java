/** {@code ./risiti bench}: what is asked for, and what is run for it. */
@NullMarked
package dev.risiti.bench;

import org.jspecify.annotations.NullMarked;
