/** Tests of {@code dev.risiti.sync.intake}. */
@NullMarked
package dev.risiti.sync.intake;

import org.jspecify.annotations.NullMarked;
