package dev.risiti.oscu.amounts;

import java.math.BigDecimal;

/** A discount on one line, as the books state it. */
public sealed interface Discount {
    /** No discount. */
    Discount NONE = new Amount(BigDecimal.ZERO);

    /** What is left of an amount after the discount; exact, not rounded. */
    BigDecimal applyTo(BigDecimal amount);

    /** A share of the line in percent, 0 to 100. */
    record Percent(BigDecimal percent) implements Discount {
        public Percent {
            if (percent.signum() < 0 || percent.compareTo(Money.HUNDRED) > 0) {
                throw new IllegalArgumentException("discount percent " + percent + " is not between 0 and 100");
            }
        }

        @Override
        public BigDecimal applyTo(BigDecimal amount) {
            return amount.multiply(Money.HUNDRED.subtract(percent)).movePointLeft(2);
        }
    }

    /** A sum taken off the line, on the same tax basis as its price. */
    record Amount(BigDecimal amount) implements Discount {
        public Amount {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("discount amount " + amount + " is negative");
            }
        }

        @Override
        public BigDecimal applyTo(BigDecimal gross) {
            var rest = gross.subtract(amount);
            if (rest.signum() < 0) {
                throw new IllegalArgumentException("discount " + amount + " exceeds the line's " + gross);
            }
            return rest;
        }
    }
}
