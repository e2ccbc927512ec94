/** What people ask and enter: issued documents, credit notes, history. */
@NullMarked
package dev.risiti.lineage.operator;

import org.jspecify.annotations.NullMarked;
