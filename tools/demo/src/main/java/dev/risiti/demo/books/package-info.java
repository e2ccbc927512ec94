/** The accounting tool: what its user types and what its API tells. */
@NullMarked
package dev.risiti.demo.books;

import org.jspecify.annotations.NullMarked;
