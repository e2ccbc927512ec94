/** Reading and writing JSON with exact decimals. */
@NullMarked
package dev.risiti.simulator.books.json;

import org.jspecify.annotations.NullMarked;
