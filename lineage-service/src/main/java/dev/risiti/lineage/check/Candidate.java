package dev.risiti.lineage.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sale that a credit note may have meant.
 *
 * @param date known once it is signed
 * @param total in KES, tax-inclusive; known once it is signed
 */
public record Candidate(
        String source,
        String sourceDocumentId,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable BigDecimal total) {

    /** The number people see, or the id when the number is not known. */
    String name() {
        return number == null ? sourceDocumentId : number;
    }

    private String described() {
        return "%s%s%s (%s, id %s)"
                .formatted(
                        name(),
                        date == null ? "" : " of " + date,
                        total == null ? "" : " over KES " + total.toPlainString(),
                        source,
                        sourceDocumentId);
    }

    static String listed(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::described).collect(Collectors.joining("; "));
    }
}
