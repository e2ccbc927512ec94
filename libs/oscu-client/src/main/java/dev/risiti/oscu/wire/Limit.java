package dev.risiti.oscu.wire;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks behind KRA's field types CHAR(n) and NUMBER(p,s) (KRA reference 2). */
final class Limit {
    private Limit() {}

    static void required(String field, @Nullable String text, int max) {
        if (text == null || text.isBlank()) {
            throw WireViolation.of(field, text, "must not be blank");
        }
        atMost(field, text, max);
    }

    /** What every body carries beside the headers. */
    static void device(String tin, String bhfId) {
        required("tin", tin, 11);
        required("bhfId", bhfId, 2);
    }

    /** A mandatory value of any kind. Null can come from a caller that is not null-checked. */
    static void given(String field, @Nullable Object value) {
        if (value == null) {
            throw WireViolation.of(field, null, "must be given");
        }
    }

    static void optional(String field, @Nullable String text, int max) {
        if (text != null) {
            atMost(field, text, max);
        }
    }

    /** As {@link #required}, for a value that no message may show. */
    static void requiredSecret(String field, @Nullable String secret, int max) {
        if (secret == null || secret.isBlank() || secret.codePointCount(0, secret.length()) > max) {
            throw WireViolation.of(field, "(hidden)", "must have 1 to " + max + " characters");
        }
    }

    private static void atMost(String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw WireViolation.of(field, text, "at most " + max + " characters");
        }
    }

    static void yesOrNo(String field, @Nullable String text) {
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

    /** As {@link #number}, mandatory. */
    static void requiredNumber(String field, @Nullable BigDecimal number, int precision, int scale) {
        given(field, number);
        number(field, number, precision, scale);
    }

    static void amount(String field, @Nullable BigDecimal amount) {
        requiredNumber(field, amount, 18, 2);
    }

    static void quantity(String field, @Nullable BigDecimal quantity) {
        requiredNumber(field, quantity, 13, 2);
    }

    static void atLeast(String field, long number, long min) {
        if (number < min) {
            throw WireViolation.of(field, number, "at least " + min);
        }
    }

    /** NUMBER(n) without decimals. */
    static void digits(String field, long number, int max) {
        number(field, BigDecimal.valueOf(number), max, 0);
    }

    /** The number of a line: 1 to 999. */
    static void line(int itemSeq) {
        atLeast("itemSeq", itemSeq, 1);
        digits("itemSeq", itemSeq, 3);
    }

    /** The lines of a document, at least one, as many as it says; unmodifiable. */
    static <T> List<T> lines(String field, @Nullable List<T> lines, int count) {
        if (lines == null || lines.isEmpty()) {
            throw WireViolation.of(field, lines, "at least one line");
        }
        if (count != lines.size()) {
            throw WireViolation.of("totItemCnt", count, "must be the number of lines, " + lines.size());
        }
        return List.copyOf(lines);
    }
}
