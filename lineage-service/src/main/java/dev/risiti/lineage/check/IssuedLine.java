package dev.risiti.lineage.check;

import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of a signed sale and what credit notes have taken from it so far, notes in flight included.
 *
 * @param takenQuantity in units of the source line ({@link WireLine#sourceQuantity()})
 * @param takenAmount KES, tax-inclusive
 */
public record IssuedLine(WireLine wire, BigDecimal takenQuantity, BigDecimal takenAmount) {

    public BigDecimal leftQuantity() {
        return wire.sourceQuantity().subtract(takenQuantity);
    }

    public BigDecimal leftAmount() {
        return wire.totalAmount().subtract(takenAmount);
    }

    boolean untouched() {
        return takenQuantity.signum() == 0 && takenAmount.signum() == 0;
    }

    IssuedLine after(BigDecimal quantity, BigDecimal amount) {
        return new IssuedLine(wire, takenQuantity.add(quantity), takenAmount.add(amount));
    }

    /** What {@code quantity} units cost on the original; the last units cost exactly what is left. */
    BigDecimal priceOf(BigDecimal quantity) {
        if (quantity.compareTo(leftQuantity()) == 0) {
            return leftAmount();
        }
        return wire.totalAmount()
                .multiply(quantity)
                .divide(wire.sourceQuantity(), 2, RoundingMode.HALF_UP)
                .min(leftAmount());
    }
}
