/** The right to call the accounting tool for one book: one run at a time, within a call budget. */
@NullMarked
package dev.risiti.sync.lane;

import org.jspecify.annotations.NullMarked;
