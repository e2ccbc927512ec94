/** What the encryption promises. */
@NullMarked
package dev.risiti.credential.vault;

import org.jspecify.annotations.NullMarked;
