/** The small SQL-like language of the query endpoint. */
@NullMarked
package dev.risiti.simulator.books.query;

import org.jspecify.annotations.NullMarked;
