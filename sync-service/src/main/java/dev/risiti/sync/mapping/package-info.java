/** The rules that turn a document of the books into a sale or credit note; plain Java, no database, no network. */
@NullMarked
package dev.risiti.sync.mapping;

import org.jspecify.annotations.NullMarked;
