/** Idempotent inbox: an event that comes twice has its effect once. */
@NullMarked
package dev.risiti.messaging.inbox;

import org.jspecify.annotations.NullMarked;
