/** The Kafka topics: names, keys, partitions and retention, in one place. */
@NullMarked
package dev.risiti.contracts.topic;

import org.jspecify.annotations.NullMarked;
