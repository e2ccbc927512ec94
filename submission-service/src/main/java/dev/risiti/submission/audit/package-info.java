/** The audit: who did what to a lane or document, when and why. */
@NullMarked
package dev.risiti.submission.audit;

import org.jspecify.annotations.NullMarked;
