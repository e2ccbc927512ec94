/** Webhooks: the signature, the durable row, and splitting a delivery into changes of entities. */
@NullMarked
package dev.risiti.sync.intake;

import org.jspecify.annotations.NullMarked;
