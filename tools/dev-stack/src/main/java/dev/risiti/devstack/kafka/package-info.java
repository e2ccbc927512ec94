/** A real single-node Kafka from Maven artifacts, inside this JVM or as its own process, and its topics. */
@NullMarked
package dev.risiti.devstack.kafka;

import org.jspecify.annotations.NullMarked;
