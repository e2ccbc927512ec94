/** The item catalogue: which code a source item has at KRA. */
@NullMarked
package dev.risiti.submission.item;

import org.jspecify.annotations.NullMarked;
