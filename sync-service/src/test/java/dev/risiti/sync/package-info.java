/** Rules that hold for the whole service. */
@NullMarked
package dev.risiti.sync;

import org.jspecify.annotations.NullMarked;
