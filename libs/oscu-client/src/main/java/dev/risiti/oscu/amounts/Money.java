package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding of amounts: two decimals, half up, as KRA's validator does (KRA reference 5.3). */
final class Money {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    static final BigDecimal CENT = new BigDecimal("0.01");
    static final BigDecimal ZERO = new BigDecimal("0.00");

    private Money() {}

    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** The part of a tax-inclusive amount that is not tax, rounded. */
    static BigDecimal withoutTax(BigDecimal inclusive, BigDecimal ratePercent) {
        return inclusive.multiply(HUNDRED).divide(HUNDRED.add(ratePercent), 2, RoundingMode.HALF_UP);
    }

    /** An amount with its tax, rounded. */
    static BigDecimal withTax(BigDecimal exclusive, BigDecimal ratePercent) {
        return round(exclusive.multiply(HUNDRED.add(ratePercent)).movePointLeft(2));
    }

    static boolean same(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }
}
