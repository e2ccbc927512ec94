/** Receipts and refusals written back to the document in the books, once each. */
@NullMarked
package dev.risiti.sync.writeback;

import org.jspecify.annotations.NullMarked;
