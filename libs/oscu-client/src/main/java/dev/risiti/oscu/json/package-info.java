/** Lenient reading of KRA's JSON: numbers or strings, stray blanks, three date forms. */
@NullMarked
package dev.risiti.oscu.json;

import org.jspecify.annotations.NullMarked;
