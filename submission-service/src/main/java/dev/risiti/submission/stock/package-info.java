/** The stock ledger and the movements that a sale, a note or a connector causes. */
@NullMarked
package dev.risiti.submission.stock;

import org.jspecify.annotations.NullMarked;
