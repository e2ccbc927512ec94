/** Tests of lineage-service as a whole. */
@NullMarked
package dev.risiti.lineage;

import org.jspecify.annotations.NullMarked;
