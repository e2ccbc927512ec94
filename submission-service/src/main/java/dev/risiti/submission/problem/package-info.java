/** How a refusal is said over HTTP: a stable code and how to put it right (RFC 9457). */
@NullMarked
package dev.risiti.submission.problem;

import org.jspecify.annotations.NullMarked;
