/** The real parts under and around what is measured: PostgreSQL, Kafka, the stand-in for KRA, keys, and the systems compared. */
@NullMarked
package dev.risiti.bench.stack;

import org.jspecify.annotations.NullMarked;
