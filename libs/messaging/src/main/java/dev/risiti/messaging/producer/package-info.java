/** How this library's Kafka producers are configured, so that no acknowledged event is ever lost. */
@NullMarked
package dev.risiti.messaging.producer;

import org.jspecify.annotations.NullMarked;
