/** KRA's code lists: polled, compared with what is known, and published. */
@NullMarked
package dev.risiti.sync.codelist;

import org.jspecify.annotations.NullMarked;
