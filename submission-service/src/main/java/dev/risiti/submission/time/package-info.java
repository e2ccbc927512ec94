/** The one clock of the service. */
@NullMarked
package dev.risiti.submission.time;

import org.jspecify.annotations.NullMarked;
