/** KRA's OSCU protocol as our services see it: one port to send requests through, typed look-ups, device credentials. */
@NullMarked
package dev.risiti.oscu;

import org.jspecify.annotations.NullMarked;
