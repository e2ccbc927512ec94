package dev.risiti.sync.mapping;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.sync.quickbooks.TransactionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line with its tax worked out, in the document's currency.
 *
 * @param percent the books' own rate on the document's date
 * @param grossBeforeDiscount tax-inclusive, before any discount, two decimals
 * @param gross tax-inclusive, after every discount, two decimals
 */
record TaxedLine(
        TransactionLine line, TaxType taxType, BigDecimal percent, BigDecimal grossBeforeDiscount, BigDecimal gross) {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** One plus the rate, such as 1.16. */
    static BigDecimal factor(BigDecimal percent) {
        return BigDecimal.ONE.add(percent.divide(HUNDRED, 10, RoundingMode.HALF_UP));
    }

    BigDecimal discount() {
        return grossBeforeDiscount.subtract(gross);
    }

    /** The tax within {@code gross}, half-up to cents. */
    BigDecimal tax() {
        return gross.subtract(gross.divide(factor(percent), 2, RoundingMode.HALF_UP));
    }
}
