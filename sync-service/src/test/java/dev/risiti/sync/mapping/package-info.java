/** Tests of {@code dev.risiti.sync.mapping}. */
@NullMarked
package dev.risiti.sync.mapping;

import org.jspecify.annotations.NullMarked;
