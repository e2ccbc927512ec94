/** Encryption of every secret at rest: a data keyset, itself encrypted by the key-encryption key. */
@NullMarked
package dev.risiti.credential.vault;

import org.jspecify.annotations.NullMarked;
