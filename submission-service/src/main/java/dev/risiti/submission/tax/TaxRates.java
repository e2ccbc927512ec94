package dev.risiti.submission.tax;

import dev.risiti.contracts.document.TaxType;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The rates of one day, in percent. A rate is never a constant: no list, no sale (design section 5).
 *
 * @param rates every type that KRA lists
 * @param inUse those of them that KRA has switched on
 */
public record TaxRates(Map<TaxType, BigDecimal> rates, Set<TaxType> inUse) {
    public TaxRates {
        rates = Map.copyOf(rates);
        inUse = Set.copyOf(inUse);
    }

    public boolean has(TaxType type) {
        return rates.containsKey(type);
    }

    /**
     * The rates for the header of a document: those in use, and those its lines name. A type that is switched off is
     * sent as zero.
     */
    public Map<TaxType, BigDecimal> forHeader(Set<TaxType> used) {
        Map<TaxType, BigDecimal> header = new EnumMap<>(TaxType.class);
        for (TaxType type : EnumSet.allOf(TaxType.class)) {
            BigDecimal rate = rates.get(type);
            header.put(type, rate != null && (inUse.contains(type) || used.contains(type)) ? rate : BigDecimal.ZERO);
        }
        return header;
    }
}
