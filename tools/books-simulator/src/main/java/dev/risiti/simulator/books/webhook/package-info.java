/** Signed change notifications in both wire formats, their delivery, retries and log. */
@NullMarked
package dev.risiti.simulator.books.webhook;

import org.jspecify.annotations.NullMarked;
