/** The answers of credential-service's internal API. They hold secrets: HTTPS only, never in an event or a log. */
@NullMarked
package dev.risiti.contracts.credential;

import org.jspecify.annotations.NullMarked;
