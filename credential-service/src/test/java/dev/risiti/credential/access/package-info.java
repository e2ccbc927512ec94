/** Who is let in, and what the others are told. */
@NullMarked
package dev.risiti.credential.access;

import org.jspecify.annotations.NullMarked;
