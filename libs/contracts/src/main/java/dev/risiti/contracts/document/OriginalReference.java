package dev.risiti.contracts.document;

import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import org.jspecify.annotations.Nullable;

/**
 * How a credit note names the sale it credits: by its id in the same source, or by the number people see. At least one
 * is given; the id wins.
 */
public record OriginalReference(
        @Nullable String sourceDocumentId, @Nullable String number) {
    public OriginalReference {
        Check.optionalText("sourceDocumentId", sourceDocumentId, 128);
        Check.optionalText("number", number, 50);
        if (sourceDocumentId == null && number == null) {
            throw new ContractViolation("original", null, "give sourceDocumentId or number of the credited sale");
        }
    }
}
