/** The HTTP edge: MicroProfile REST client, deadlines, size limits, and its CDI wiring. */
@NullMarked
package dev.risiti.oscu.http;

import org.jspecify.annotations.NullMarked;
