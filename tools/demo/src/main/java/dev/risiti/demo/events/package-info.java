/** Kafka as a connector and a consumer see it: CloudEvents published and read. */
@NullMarked
package dev.risiti.demo.events;

import org.jspecify.annotations.NullMarked;
