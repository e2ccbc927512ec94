/** Tax rates from the synced code list, with their history. */
@NullMarked
package dev.risiti.submission.tax;

import org.jspecify.annotations.NullMarked;
