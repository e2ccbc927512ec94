package dev.risiti.sync.mapping;

import dev.risiti.sync.quickbooks.BookItem;
import dev.risiti.sync.quickbooks.TaxCode;
import dev.risiti.sync.quickbooks.TaxRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What must be known of a book to map one of its documents.
 *
 * @param items by id
 * @param taxCodes by id
 * @param taxRates by id
 * @param knownSales sales of the same customer whose number is named in a credit memo's texts
 */
public record Catalogue(
        Map<String, BookItem> items,
        Map<String, TaxCode> taxCodes,
        Map<String, TaxRate> taxRates,
        List<KnownSale> knownSales) {

    /** A sale of this book that was seen before. */
    public record KnownSale(String sourceDocumentId, String number) {}

    /** The percentage of a tax code on a date; its rates add up. */
    BigDecimal percent(TaxCode code, LocalDate date) {
        BigDecimal percent = BigDecimal.ZERO;
        for (String rateId : code.salesRateIds()) {
            TaxRate rate = taxRates.get(rateId);
            if (rate == null) {
                throw new HeldException(
                        DocumentState.MAPPING_MISSING,
                        "TAX_RATE_UNKNOWN",
                        "Tax code '%s' uses tax rate %s, which the books do not know.".formatted(code.name(), rateId));
            }
            percent = percent.add(rate.percentOn(date));
        }
        return percent;
    }
}
