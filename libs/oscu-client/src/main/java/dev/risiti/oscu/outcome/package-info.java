/** What a reply, or the lack of one, means: the sealed outcomes, their decision tables and how an unknown is resolved. */
@NullMarked
package dev.risiti.oscu.outcome;

import org.jspecify.annotations.NullMarked;
