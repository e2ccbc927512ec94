/** Tests of the credit note rules. */
@NullMarked
package dev.risiti.lineage.check;

import org.jspecify.annotations.NullMarked;
