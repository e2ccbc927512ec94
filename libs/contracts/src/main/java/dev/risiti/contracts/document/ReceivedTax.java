package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;

/**
 * The supplier's figures for one tax type; they need not add up.
 *
 * @param rate percent
 */
public record ReceivedTax(
        TaxType taxType,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxableAmount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxAmount) {
    public ReceivedTax {
        Check.present("taxType", taxType);
        taxableAmount = Check.decimal("taxableAmount", taxableAmount);
        rate = Check.decimal("rate", rate);
        taxAmount = Check.decimal("taxAmount", taxAmount);
    }
}
