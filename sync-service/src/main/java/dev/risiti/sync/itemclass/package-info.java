/** KRA's item classes: asked for, compared with what is known, and published. */
@NullMarked
package dev.risiti.sync.itemclass;

import org.jspecify.annotations.NullMarked;
