package dev.risiti.sync.quickbooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, sales receipt, credit memo or refund receipt as the books hold it (connector reference 1.7). Amounts are
 * in {@code currency} and positive for all four.
 *
 * @param exchangeRate home currency per unit of {@code currency}
 * @param discount what is taken off the whole document; zero when nothing is
 * @param customFields name to text, of the fields that are filled in
 * @param originalInvoice the invoice a credit memo names by itself, in the regions where it can
 */
public record Transaction(
        DocumentType type,
        String id,
        @Nullable String docNumber,
        LocalDate date,
        String currency,
        @Nullable BigDecimal exchangeRate,
        TaxMode taxMode,
        List<TransactionLine> lines,
        BigDecimal discount,
        boolean taxAfterDiscount,
        List<TaxLine> taxLines,
        BigDecimal totalTax,
        BigDecimal total,
        @Nullable Reference customer,
        @Nullable Reference department,
        @Nullable String paymentMethod,
        Map<String, String> customFields,
        @Nullable String privateNote,
        @Nullable String customerMemo,
        @Nullable Reference originalInvoice) {

    public String sourceDocumentId() {
        return type.sourceDocumentId(id);
    }

    /** The number people see; QuickBooks lets it be blank. */
    public String number() {
        return docNumber == null ? "QBO-" + id : docNumber;
    }

    /** QuickBooks has no field for it: a voided document has nothing left but this note (connector reference 1.9). */
    public boolean voided() {
        return total.signum() == 0
                && privateNote != null
                && privateNote.toLowerCase(Locale.ROOT).startsWith("voided");
    }

    /** A custom field by name, in any case. */
    public @Nullable String customField(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return customFields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public Set<String> itemIds() {
        return lines.stream()
                .map(TransactionLine::item)
                .filter(Objects::nonNull)
                .map(Reference::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> taxCodeIds() {
        return lines.stream()
                .map(TransactionLine::taxCodeId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
