/** Tests of the whole service and what they share. */
@NullMarked
package dev.risiti.sync;

import org.jspecify.annotations.NullMarked;
