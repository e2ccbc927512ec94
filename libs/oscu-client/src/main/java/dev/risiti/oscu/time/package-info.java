/** KRA's date formats and its time zone; the only place that knows either. */
@NullMarked
package dev.risiti.oscu.time;

import org.jspecify.annotations.NullMarked;
