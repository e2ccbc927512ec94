package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Body;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a field table. */
sealed interface FieldRule {
    String name();

    boolean mandatory();

    /** Checks a value that is there. */
    void checkPresent(JsonNode value, Check check);

    default void check(Body body, Check check) {
        JsonNode value = body.node().get(name());
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())) {
            if (mandatory()) {
                check.report(Violation.Kind.MISSING, name(), "may not be empty", "");
            }
        } else {
            checkPresent(value, check);
        }
    }

    /**
     * Where a check stands and what it has found.
     *
     * @param list the object or list inside which it stands; null at the top
     * @param index the row, -1 outside lists
     */
    record Check(
            Profile.Numbers numbers,
            List<Violation> found,
            @Nullable String list,
            int index) {
        void report(Violation.Kind kind, String field, String problem, String value) {
            found.add(new Violation(kind, list, index, field, problem, value));
        }

        Check inside(String name, int row) {
            return new Check(numbers, found, name, row);
        }
    }

    /** CHAR n. */
    record Characters(String name, boolean mandatory, int length, ValueRules.ValueRule rule) implements FieldRule {
        @Override
        public void checkPresent(JsonNode value, Check check) {
            if (!value.isValueNode()) {
                check.report(Violation.Kind.WRONG, name, "must be a text", value.toString());
                return;
            }
            String text = value.asText().strip();
            if (text.length() > length) {
                check.report(Violation.Kind.WRONG, name, "length must be between 0 and " + length, text);
            } else {
                String problem = rule.problem(text);
                if (problem != null) {
                    check.report(Violation.Kind.WRONG, name, problem, text);
                }
            }
        }
    }

    /** NUMBER p,s, held as digits before and after the point. */
    record Numeric(String name, boolean mandatory, int digits, int decimals) implements FieldRule {
        /** Counters are NUMBER 38 on paper and fit a long in fact (KRA reference 2). */
        static final int LONG_DIGITS = 18;

        @Override
        public void checkPresent(JsonNode value, Check check) {
            BigDecimal number =
                    value.isTextual() && check.numbers() == Profile.Numbers.STRICT ? null : Body.number(value);
            if (number == null) {
                check.report(Violation.Kind.NOT_A_NUMBER, name, "must be a number", value.asText());
                return;
            }
            // Looks at exponents only: a hostile 1e999999999 is never written out.
            if (tooLong(number) && tooLong(number.stripTrailingZeros())) {
                check.report(
                        Violation.Kind.WRONG,
                        name,
                        "numeric value out of bounds (<" + digits + " digits>.<" + decimals + " digits> expected)",
                        "");
            } else if (number.signum() < 0) {
                check.report(Violation.Kind.WRONG, name, "must be greater than or equal to 0", number.toPlainString());
            }
        }

        private boolean tooLong(BigDecimal number) {
            return (long) number.precision() - number.scale() > digits || number.scale() > decimals;
        }
    }

    /** A nested object. */
    record Nested(String name, boolean mandatory, List<FieldRule> fields) implements FieldRule {
        @Override
        public void checkPresent(JsonNode value, Check check) {
            if (!value.isObject()) {
                check.report(Violation.Kind.WRONG, name, "must be an object", value.toString());
                return;
            }
            Check inside = check.inside(name, -1);
            fields.forEach(field -> field.check(new Body(value), inside));
        }
    }

    /** A list of objects. */
    record Rows(String name, boolean mandatory, List<FieldRule> fields) implements FieldRule {
        @Override
        public void checkPresent(JsonNode value, Check check) {
            if (!value.isArray() || (mandatory && value.isEmpty())) {
                check.report(Violation.Kind.MISSING, name, "may not be empty", "");
                return;
            }
            int index = 0;
            for (JsonNode row : value) {
                if (!row.isObject()) {
                    check.report(Violation.Kind.WRONG, name, "must be a list of objects", row.toString());
                    return;
                }
                Check inside = check.inside(name, index++);
                fields.forEach(field -> field.check(new Body(row), inside));
            }
        }
    }
}
