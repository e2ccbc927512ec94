/** What was issued where, line by line, and what credit notes have taken from it. */
@NullMarked
package dev.risiti.lineage.issued;

import org.jspecify.annotations.NullMarked;
