/** What a consumer reads: the outcome of each document and its receipt. */
@NullMarked
package dev.risiti.contracts.result;

import org.jspecify.annotations.NullMarked;
