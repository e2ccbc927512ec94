package dev.risiti.sync.quickbooks;

import static dev.risiti.sync.quickbooks.JsonFields.decimal;
import static dev.risiti.sync.quickbooks.JsonFields.requiredText;
import static dev.risiti.sync.quickbooks.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A tax rate of the books with its history. */
public record TaxRate(String id, BigDecimal percent, List<Period> history) {

    /** A percentage and the first document date it holds for. */
    public record Period(LocalDate from, BigDecimal percent) {}

    /** @throws UnreadableBooksException when a field is missing or broken */
    public static TaxRate read(JsonNode rate) {
        List<Period> history = new ArrayList<>();
        for (JsonNode period : rate.path("EffectiveTaxRate")) {
            BigDecimal percent = decimal(period, "RateValue");
            String from = text(period, "EffectiveDate");
            if (percent != null && from != null && from.length() >= 10) {
                history.add(new Period(LocalDate.parse(from.substring(0, 10)), percent));
            }
        }
        history.sort(Comparator.comparing(Period::from));
        BigDecimal percent = decimal(rate, "RateValue");
        if (percent == null && history.isEmpty()) {
            throw new UnreadableBooksException("TaxRate.RateValue is missing");
        }
        return new TaxRate(
                requiredText(rate, "Id"),
                percent == null ? history.getLast().percent() : percent,
                List.copyOf(history));
    }

    /** The percentage for a document of that date. */
    public BigDecimal percentOn(LocalDate date) {
        return history.reversed().stream()
                .filter(period -> !period.from().isAfter(date))
                .map(Period::percent)
                .findFirst()
                .orElse(percent);
    }
}
