/** Rules that the whole service keeps. */
@NullMarked
package dev.risiti.credential;

import org.jspecify.annotations.NullMarked;
