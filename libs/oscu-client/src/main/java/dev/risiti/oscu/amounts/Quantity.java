package dev.risiti.oscu.amounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A quantity as KRA's field takes it: NUMBER(13,2). */
final class Quantity {
    private static final int DECIMALS = 2;
    private static final int INTEGER_DIGITS = 11;

    private Quantity() {}

    /** The quantity without trailing zeros; empty when the field cannot hold it. */
    static Optional<BigDecimal> onWire(BigDecimal quantity) {
        var plain = quantity.stripTrailingZeros();
        return plain.scale() > DECIMALS || plain.precision() - plain.scale() > INTEGER_DIGITS
                ? Optional.empty()
                : Optional.of(plain.setScale(Math.max(0, plain.scale())));
    }

    /** How many units have to cost a cent more than the amount divided by the quantity, rounded down. */
    static BigDecimal dearUnits(BigDecimal amount, BigDecimal quantity) {
        var units = amount.subtract(quantity.multiply(lowPrice(amount, quantity)))
                .movePointRight(2)
                .stripTrailingZeros();
        return units.setScale(Math.max(0, units.scale()));
    }

    static BigDecimal lowPrice(BigDecimal amount, BigDecimal quantity) {
        return amount.divide(quantity, 2, RoundingMode.DOWN);
    }
}
