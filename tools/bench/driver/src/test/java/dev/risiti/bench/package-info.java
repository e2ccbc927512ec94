/** Tests. */
@NullMarked
package dev.risiti.bench;

import org.jspecify.annotations.NullMarked;
