/** The checked values all contracts are made of. */
@NullMarked
package dev.risiti.contracts.value;

import org.jspecify.annotations.NullMarked;
