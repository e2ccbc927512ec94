/** Who may use the operator API: people and services by name, each with a bearer token. */
@NullMarked
package dev.risiti.submission.access;

import org.jspecify.annotations.NullMarked;
