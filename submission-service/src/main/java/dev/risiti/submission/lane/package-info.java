/** Lanes: who may have a call open at KRA, what is sent next, and what its outcome means. */
@NullMarked
package dev.risiti.submission.lane;

import org.jspecify.annotations.NullMarked;
