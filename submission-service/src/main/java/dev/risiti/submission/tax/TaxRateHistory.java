package dev.risiti.submission.tax;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.TaxType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every rate KRA ever listed, each as from its date. Pure. */
public record TaxRateHistory(List<Entry> entries) {
    /** For when no document asks for a rate. */
    public static final TaxRateHistory NONE = new TaxRateHistory(List.of());

    public TaxRateHistory {
        entries = entries.stream()
                .sorted(Comparator.comparing(Entry::effectiveFrom))
                .toList();
    }

    /** One tax type as from a date; rate in percent. */
    public record Entry(
            Environment environment, TaxType type, LocalDate effectiveFrom, BigDecimal rate, boolean inUse) {}

    /** The rates that hold on a document's date. */
    public TaxRates on(Environment environment, LocalDate date) {
        Map<TaxType, BigDecimal> rates = new EnumMap<>(TaxType.class);
        Set<TaxType> inUse = EnumSet.noneOf(TaxType.class);
        for (Entry entry : entries) {
            if (entry.environment() == environment && !entry.effectiveFrom().isAfter(date)) {
                rates.put(entry.type(), entry.rate());
                if (entry.inUse()) {
                    inUse.add(entry.type());
                } else {
                    inUse.remove(entry.type());
                }
            }
        }
        return new TaxRates(rates, inUse);
    }
}
