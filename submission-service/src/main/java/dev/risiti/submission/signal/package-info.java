/** Signals: what documents wait for is there, or they wait on for another reason. */
@NullMarked
package dev.risiti.submission.signal;

import org.jspecify.annotations.NullMarked;
