/** Items and tax codes of a book, kept so that a line can be mapped without asking the books each time. */
@NullMarked
package dev.risiti.sync.catalogue;

import org.jspecify.annotations.NullMarked;
