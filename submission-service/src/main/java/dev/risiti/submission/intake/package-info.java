/** Consumers that only store: documents, routed credit notes, devices, reference data. */
@NullMarked
package dev.risiti.submission.intake;

import org.jspecify.annotations.NullMarked;
