package dev.risiti.simulator.books.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** One comparison of a where clause; a path that leads through an array holds when any element does. */
public record Condition(String path, Operator operator, List<String> literals) {

    /** The comparisons QuickBooks knows. */
    public enum Operator {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LIKE,
        IN
    }

    boolean test(JsonNode entity) {
        return Values.at(entity, path).anyMatch(this::holds);
    }

    private boolean holds(String value) {
        return switch (operator) {
            case EQUAL, IN -> literals.stream().anyMatch(literal -> Values.compare(value, literal) == 0);
            case LESS -> Values.compare(value, literals.getFirst()) < 0;
            case LESS_OR_EQUAL -> Values.compare(value, literals.getFirst()) <= 0;
            case GREATER -> Values.compare(value, literals.getFirst()) > 0;
            case GREATER_OR_EQUAL -> Values.compare(value, literals.getFirst()) >= 0;
            case LIKE -> like(literals.getFirst()).matcher(value).matches();
        };
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("%", -1)) {
            if (!regex.isEmpty()) {
                regex.append(".*");
            }
            regex.append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
