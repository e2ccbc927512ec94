/** Companies in accounting tools: how they are mapped, and the OAuth tokens that open them. */
@NullMarked
package dev.risiti.credential.book;

import org.jspecify.annotations.NullMarked;
