/** Tests of identity and revisions. */
@NullMarked
package dev.risiti.lineage.note;

import org.jspecify.annotations.NullMarked;
