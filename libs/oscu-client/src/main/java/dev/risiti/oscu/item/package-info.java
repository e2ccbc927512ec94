/** KRA's item codes: built and parsed by segment. */
@NullMarked
package dev.risiti.oscu.item;

import org.jspecify.annotations.NullMarked;
