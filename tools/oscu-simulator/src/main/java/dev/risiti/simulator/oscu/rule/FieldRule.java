package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Body;
import java.math.BigDecimal;
import java.util.List;

/** One row of a field table. */
sealed interface FieldRule {
    String name();

    boolean mandatory();

    /** Checks a value that is there; {@code path} names it in full. */
    void checkPresent(Body body, String path, StringBuilder problems);

    default void check(Body body, String prefix, StringBuilder problems) {
        String path = prefix + name();
        JsonNode value = body.node().get(name());
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())) {
            if (mandatory()) {
                report(problems, path, "may not be empty");
            }
        } else {
            checkPresent(body, path, problems);
        }
    }

    private static void report(StringBuilder problems, String path, String problem) {
        problems.append("[<").append(path).append("> : ").append(problem).append(']');
    }

    /** CHAR n. */
    record Characters(String name, boolean mandatory, int length, ValueRules.ValueRule rule) implements FieldRule {
        @Override
        public void checkPresent(Body body, String path, StringBuilder problems) {
            String text = body.text(name);
            if (text == null) {
                report(problems, path, "must be a text");
            } else if (text.length() > length) {
                report(problems, path, "length must be between 0 and " + length);
            } else {
                String problem = rule.problem(text);
                if (problem != null) {
                    report(problems, path, problem);
                }
            }
        }
    }

    /** NUMBER p,s, held as digits before and after the point. */
    record Numeric(String name, boolean mandatory, int digits, int decimals) implements FieldRule {
        /** Counters are NUMBER 38 on paper and fit a long in fact (KRA reference 2). */
        static final int LONG_DIGITS = 18;

        @Override
        public void checkPresent(Body body, String path, StringBuilder problems) {
            BigDecimal number = body.number(name);
            if (number == null) {
                report(problems, path, "must be a number");
                return;
            }
            // Looks at exponents only: a hostile 1e999999999 is never written out.
            BigDecimal bare = number.stripTrailingZeros();
            if ((long) bare.precision() - bare.scale() > digits || bare.scale() > decimals) {
                report(
                        problems,
                        path,
                        "numeric value out of bounds (<" + digits + " digits>.<" + decimals + " digits> expected)");
            } else if (number.signum() < 0) {
                report(problems, path, "must be greater than or equal to 0");
            }
        }
    }

    /** A nested object. */
    record Nested(String name, boolean mandatory, List<FieldRule> fields) implements FieldRule {
        @Override
        public void checkPresent(Body body, String path, StringBuilder problems) {
            if (!body.node().path(name).isObject()) {
                report(problems, path, "must be an object");
                return;
            }
            fields.forEach(field -> field.check(body.object(name), path + ".", problems));
        }
    }

    /** A list of objects. */
    record Rows(String name, boolean mandatory, List<FieldRule> fields) implements FieldRule {
        @Override
        public void checkPresent(Body body, String path, StringBuilder problems) {
            JsonNode rows = body.node().path(name);
            if (!rows.isArray() || (mandatory && rows.isEmpty())) {
                report(problems, path, "may not be empty");
                return;
            }
            int index = 0;
            for (Body row : body.list(name)) {
                String prefix = path + "[" + index++ + "].";
                if (!row.node().isObject()) {
                    report(problems, path, "must be a list of objects");
                    return;
                }
                fields.forEach(field -> field.check(row, prefix, problems));
            }
        }
    }
}
