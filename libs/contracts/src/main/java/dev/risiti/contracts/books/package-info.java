/** The accounting tools: companies there, how they are mapped, and the changes seen in them. */
@NullMarked
package dev.risiti.contracts.books;

import org.jspecify.annotations.NullMarked;
