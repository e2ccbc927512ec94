/** Tokens against a token endpoint that rotates. */
@NullMarked
package dev.risiti.credential.book;

import org.jspecify.annotations.NullMarked;
