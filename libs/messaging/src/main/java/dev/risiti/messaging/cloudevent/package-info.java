/** CloudEvents 1.0 as Kafka records: the event itself and its total, byte-exact codec. */
@NullMarked
package dev.risiti.messaging.cloudevent;

import org.jspecify.annotations.NullMarked;
