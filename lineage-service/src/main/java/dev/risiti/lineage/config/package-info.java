/** Settings and the clock. */
@NullMarked
package dev.risiti.lineage.config;

import org.jspecify.annotations.NullMarked;
