package dev.risiti.oscu.wire;

import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The checks behind KRA's field types CHAR(n) and NUMBER(p,s) (KRA reference 2). */
final class Limit {
    private Limit() {}

    static void required(String field, String text, int max) {
        if (text.isBlank()) {
            throw WireViolation.of(field, text, "must not be blank");
        }
        atMost(field, text, max);
    }

    static void optional(String field, @Nullable String text, int max) {
        if (text != null) {
            atMost(field, text, max);
        }
    }

    /** As {@link #required}, for a value that no message may show. */
    static void requiredSecret(String field, String secret, int max) {
        if (secret.isBlank() || secret.codePointCount(0, secret.length()) > max) {
            throw WireViolation.of(field, "(hidden)", "must have 1 to " + max + " characters");
        }
    }

    private static void atMost(String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw WireViolation.of(field, text, "at most " + max + " characters");
        }
    }

    static void yesOrNo(String field, String text) {
        if (!"Y".equals(text) && !"N".equals(text)) {
            throw WireViolation.of(field, text, "must be Y or N");
        }
    }

    /** NUMBER(precision, scale), not negative: KRA's documents carry positive figures throughout. */
    static void number(String field, @Nullable BigDecimal number, int precision, int scale) {
        if (number == null) {
            return;
        }
        if (number.signum() < 0) {
            throw WireViolation.of(field, number.toPlainString(), "must not be negative");
        }
        var plain = number.stripTrailingZeros();
        if (plain.scale() > scale) {
            throw WireViolation.of(field, number.toPlainString(), "at most " + scale + " decimals");
        }
        if (plain.precision() - plain.scale() > precision - scale) {
            throw WireViolation.of(
                    field, number.toPlainString(), "at most " + (precision - scale) + " digits before the point");
        }
    }

    static void amount(String field, BigDecimal amount) {
        number(field, amount, 18, 2);
    }

    static void quantity(String field, BigDecimal quantity) {
        number(field, quantity, 13, 2);
    }

    static void atLeast(String field, long number, long min) {
        if (number < min) {
            throw WireViolation.of(field, number, "at least " + min);
        }
    }

    static void notEmpty(String field, Collection<?> list) {
        if (list.isEmpty()) {
            throw WireViolation.of(field, "[]", "at least one line");
        }
    }
}
