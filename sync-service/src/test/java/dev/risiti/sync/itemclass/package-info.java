/** Item classes of both doors. */
@NullMarked
package dev.risiti.sync.itemclass;

import org.jspecify.annotations.NullMarked;
