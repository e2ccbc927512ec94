/** Polling KRA's code lists. */
@NullMarked
package dev.risiti.sync.codelist;

import org.jspecify.annotations.NullMarked;
