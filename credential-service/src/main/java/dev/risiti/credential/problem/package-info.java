/** How a refusal is said: a stable code, the field, the value found and how to put it right (RFC 9457). */
@NullMarked
package dev.risiti.credential.problem;

import org.jspecify.annotations.NullMarked;
