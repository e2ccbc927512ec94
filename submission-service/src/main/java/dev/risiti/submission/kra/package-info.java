/** The calls to KRA, outside every transaction. */
@NullMarked
package dev.risiti.submission.kra;

import org.jspecify.annotations.NullMarked;
