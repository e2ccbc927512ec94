/** Receipts as signed, and their table. */
@NullMarked
package dev.risiti.submission.receipt;

import org.jspecify.annotations.NullMarked;
