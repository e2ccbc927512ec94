/** The event types and the codec between a record and its JSON. */
@NullMarked
package dev.risiti.contracts.event;

import org.jspecify.annotations.NullMarked;
