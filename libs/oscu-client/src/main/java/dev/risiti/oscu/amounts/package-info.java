/** From the books' lines to KRA's lines and header totals: pure arithmetic to the cent. */
@NullMarked
package dev.risiti.oscu.amounts;

import org.jspecify.annotations.NullMarked;
