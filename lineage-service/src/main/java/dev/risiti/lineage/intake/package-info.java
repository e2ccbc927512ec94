/** The consumers; each only stores. */
@NullMarked
package dev.risiti.lineage.intake;

import org.jspecify.annotations.NullMarked;
