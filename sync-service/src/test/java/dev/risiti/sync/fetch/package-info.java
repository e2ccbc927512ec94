/** From a webhook to a published document, on real Kafka and PostgreSQL. */
@NullMarked
package dev.risiti.sync.fetch;

import org.jspecify.annotations.NullMarked;
