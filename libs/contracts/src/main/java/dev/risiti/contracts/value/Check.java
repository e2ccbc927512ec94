package dev.risiti.contracts.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that the constructors of the contract records share; each names the field when it refuses. */
public final class Check {
    private static final Pattern PIN = Pattern.compile("[A-Z][0-9]{9}[A-Z]");
    private static final Pattern BRANCH = Pattern.compile("[0-9]{2}");

    /** The finest quantity, unit price or exchange rate that the contracts carry: ten decimals (design section 3). */
    public static final int MAX_DECIMALS = 10;

    private static final int MAX_INTEGER_DIGITS = 18;

    private Check() {}

    /** Anything that is not null. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new ContractViolation(field, null, "it is mandatory");
        }
        return value;
    }

    /** A text that is not blank, of at most {@code maxLength} Unicode characters, that a database can keep. */
    public static String text(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            throw new ContractViolation(field, value, "give a text of 1 to " + maxLength + " characters");
        }
        if (value.codePointCount(0, value.length()) > maxLength) {
            throw new ContractViolation(field, value, "shorten it to " + maxLength + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new ContractViolation(field, value, "remove the character U+0000, which PostgreSQL cannot keep");
        }
        return value;
    }

    public static @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
        return value == null ? null : text(field, value, maxLength);
    }

    /** An amount of money: at most two decimals, returned with exactly two. */
    public static BigDecimal amount(String field, @Nullable BigDecimal value) {
        return scaled(field, value, 2, "give an amount with at most two decimals, such as \"1160.00\"")
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    public static BigDecimal notNegativeAmount(String field, @Nullable BigDecimal value) {
        BigDecimal amount = amount(field, value);
        if (amount.signum() < 0) {
            throw new ContractViolation(field, amount, "amounts are never negative; a credit note has its own kind");
        }
        return amount;
    }

    /** A quantity, unit price or rate: at most ten decimals, trailing zeros removed, never with a negative scale. */
    public static BigDecimal decimal(String field, @Nullable BigDecimal value) {
        return scaled(field, value, MAX_DECIMALS, "give a decimal with at most ten decimals, such as \"2.5\"");
    }

    public static BigDecimal notNegative(String field, @Nullable BigDecimal value) {
        BigDecimal decimal = decimal(field, value);
        if (decimal.signum() < 0) {
            throw new ContractViolation(field, decimal, "give zero or more");
        }
        return decimal;
    }

    public static BigDecimal positive(String field, @Nullable BigDecimal value) {
        BigDecimal decimal = decimal(field, value);
        if (decimal.signum() <= 0) {
            throw new ContractViolation(field, decimal, "give a value greater than zero");
        }
        return decimal;
    }

    /** A decimal of either sign, when there is one. */
    public static @Nullable BigDecimal optionalDecimal(String field, @Nullable BigDecimal value) {
        return value == null ? null : decimal(field, value);
    }

    public static @Nullable BigDecimal optionalNotNegative(String field, @Nullable BigDecimal value) {
        return value == null ? null : notNegative(field, value);
    }

    public static @Nullable BigDecimal optionalPositive(String field, @Nullable BigDecimal value) {
        return value == null ? null : positive(field, value);
    }

    /** What {@link AbsentMeans} promises for a component that is not there. */
    public static <T> T absentMeans(T meaning, @Nullable T value) {
        return value == null ? meaning : value;
    }

    public static long atLeast(String field, long value, long minimum) {
        if (value < minimum) {
            throw new ContractViolation(field, value, "give an integer of at least " + minimum);
        }
        return value;
    }

    public static int atLeast(String field, int value, int minimum) {
        if (value < minimum) {
            throw new ContractViolation(field, value, "give an integer of at least " + minimum);
        }
        return value;
    }

    public static int atMost(String field, int value, int maximum) {
        if (value > maximum) {
            throw new ContractViolation(field, value, "give an integer of at most " + maximum);
        }
        return value;
    }

    public static String pin(String field, @Nullable String value) {
        if (value == null || !PIN.matcher(value).matches()) {
            throw new ContractViolation(field, value, "give a KRA PIN: letter, nine digits, letter");
        }
        return value;
    }

    public static @Nullable String optionalPin(String field, @Nullable String value) {
        return value == null ? null : pin(field, value);
    }

    public static String branch(String field, @Nullable String value) {
        if (value == null || !BRANCH.matcher(value).matches()) {
            throw new ContractViolation(field, value, "give a branch id of two digits, such as \"00\"");
        }
        return value;
    }

    public static @Nullable String optionalBranch(String field, @Nullable String value) {
        return value == null ? null : branch(field, value);
    }

    public static <T> List<T> some(String field, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            throw new ContractViolation(field, values, "give at least one element");
        }
        return List.copyOf(values);
    }

    private static BigDecimal scaled(String field, @Nullable BigDecimal value, int decimals, String fix) {
        if (value == null) {
            throw new ContractViolation(field, null, fix);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        // Counted in long: "1e2147483647" would overflow an int, and be written out in two billion digits.
        long integerDigits = (long) stripped.precision() - stripped.scale();
        if (stripped.scale() > decimals || integerDigits > MAX_INTEGER_DIGITS) {
            throw new ContractViolation(field, value, fix);
        }
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
