/** Gap-free numbers. */
@NullMarked
package dev.risiti.submission.counter;

import org.jspecify.annotations.NullMarked;
