/** What became of each document of a book: its fingerprint, revision, state and last result. */
@NullMarked
package dev.risiti.sync.document;

import org.jspecify.annotations.NullMarked;
