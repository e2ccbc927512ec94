/** Turns documents into receipts signed by KRA, in strict order per lane. Start at {@link dev.risiti.submission.engine.LaneEngine}. */
@NullMarked
package dev.risiti.submission;

import org.jspecify.annotations.NullMarked;
