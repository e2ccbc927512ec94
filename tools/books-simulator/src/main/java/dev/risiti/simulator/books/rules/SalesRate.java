package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The tax rate behind a tax code on sales, for example 16 for sixteen per cent. */
record SalesRate(String rateId, BigDecimal percent) {

    /** Resolves tax code to rate as the company defines them (connector reference 1.7). */
    static SalesRate ofTaxCode(Draft draft, String taxCodeId) {
        JsonNode code = draft.find(EntityType.TAX_CODE, taxCodeId)
                .orElseThrow(() -> QboFault.invalidReference("TaxCodeRef", taxCodeId));
        String rateId =
                code.at("/SalesTaxRateList/TaxRateDetail/0/TaxRateRef/value").asText();
        JsonNode rate = draft.find(EntityType.TAX_RATE, rateId)
                .orElseThrow(() -> QboFault.invalidReference("TaxRateRef", rateId));
        return new SalesRate(
                rateId,
                Json.decimal(rate, "RateValue")
                        .orElseThrow(() -> new IllegalStateException("tax rate " + rateId + " has no value")));
    }

    /** Tax on a net amount, not rounded. */
    BigDecimal on(BigDecimal net) {
        return net.multiply(percent).movePointLeft(2);
    }

    /** Net part of a tax-inclusive amount, in cents. */
    BigDecimal netOf(BigDecimal gross) {
        return gross.multiply(BigDecimal.valueOf(100))
                .divide(percent.add(BigDecimal.valueOf(100)), 2, RoundingMode.HALF_UP);
    }
}
