/** The rules: may this credit note be raised, by which solution, and with which lines? Plain Java, no storage. */
@NullMarked
package dev.risiti.lineage.check;

import org.jspecify.annotations.NullMarked;
