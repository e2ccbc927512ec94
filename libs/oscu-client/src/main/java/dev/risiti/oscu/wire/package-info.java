/** Requests and answers in KRA's own field names, checked before sending and read leniently. */
@NullMarked
package dev.risiti.oscu.wire;

import org.jspecify.annotations.NullMarked;
