package dev.risiti.lineage.note;

import dev.risiti.contracts.document.DocumentIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A sale whose fate became known.
 *
 * @param number the number people see, when it is known
 */
public record DecidedSale(
        DocumentIdentity identity, @Nullable String number) {}
