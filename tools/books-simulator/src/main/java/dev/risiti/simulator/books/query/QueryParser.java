package dev.risiti.simulator.books.query;

import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code select *|count(*) from X [where a = 'v' and b > 'w'] [orderby c desc] [startposition n] [maxresults n]}.
 * Keywords in any case; literals in single quotes with backslash before a quote.
 */
public final class QueryParser {
    private static final int DEFAULT_RESULTS = 100;
    private static final int MOST_RESULTS = 1_000;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('(?:\\\\.|[^'\\\\])*')|([A-Za-z_][\\w.]*)|(\\d+)|(<=|>=|[<>=(),*]))");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private QueryParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) {
                break;
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw QboFault.queryUnreadable("unexpected '" + text.substring(end).strip() + "'");
        }
    }

    public static Query parse(String text) {
        return new QueryParser(text).query();
    }

    private Query query() {
        expect("select");
        boolean countOnly = took("count");
        if (countOnly) {
            expect("(");
            expect("*");
            expect(")");
        } else {
            expect("*");
        }
        expect("from");
        String name = take("an entity");
        EntityType type =
                EntityType.named(name).orElseThrow(() -> QboFault.queryUnreadable("no entity called " + name));
        List<Condition> conditions = new ArrayList<>();
        if (took("where")) {
            do {
                conditions.add(condition());
            } while (took("and"));
        }
        List<Query.Order> orders = orders();
        int start = took("startposition") ? number(1, Integer.MAX_VALUE) : 1;
        int most = took("maxresults") ? number(0, MOST_RESULTS) : DEFAULT_RESULTS;
        if (next < tokens.size()) {
            throw QboFault.queryUnreadable("unexpected " + tokens.get(next));
        }
        return new Query(type, countOnly, List.copyOf(conditions), orders, start, most);
    }

    private Condition condition() {
        String path = take("a property");
        String symbol = take("an operator").toLowerCase(Locale.ROOT);
        Condition.Operator operator = switch (symbol) {
            case "=" -> Condition.Operator.EQUAL;
            case "<" -> Condition.Operator.LESS;
            case "<=" -> Condition.Operator.LESS_OR_EQUAL;
            case ">" -> Condition.Operator.GREATER;
            case ">=" -> Condition.Operator.GREATER_OR_EQUAL;
            case "like" -> Condition.Operator.LIKE;
            case "in" -> Condition.Operator.IN;
            default -> throw QboFault.queryUnreadable("unknown operator " + symbol);
        };
        List<String> literals = new ArrayList<>();
        if (operator == Condition.Operator.IN) {
            expect("(");
            do {
                literals.add(literal());
            } while (took(","));
            expect(")");
        } else {
            literals.add(literal());
        }
        return new Condition(path, operator, List.copyOf(literals));
    }

    private List<Query.Order> orders() {
        if (took("order")) {
            expect("by");
        } else if (!took("orderby")) {
            return List.of();
        }
        List<Query.Order> orders = new ArrayList<>();
        do {
            String path = take("a property");
            boolean descending = took("desc");
            if (!descending) {
                took("asc");
            }
            orders.add(new Query.Order(path, descending));
        } while (took(","));
        return List.copyOf(orders);
    }

    private String literal() {
        String token = take("a literal");
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (token.matches("\\d+") || "true".equalsIgnoreCase(token) || "false".equalsIgnoreCase(token)) {
            return token.toLowerCase(Locale.ROOT);
        }
        throw QboFault.queryUnreadable("a literal must stand in single quotes: " + token);
    }

    private int number(int least, int most) {
        String token = take("a number");
        if (!token.matches("\\d{1,9}") || Integer.parseInt(token) < least || Integer.parseInt(token) > most) {
            throw QboFault.queryUnreadable("expected a number from " + least + " to " + most + " but found " + token);
        }
        return Integer.parseInt(token);
    }

    private String take(String wanted) {
        if (next == tokens.size()) {
            throw QboFault.queryUnreadable("expected " + wanted + " at the end");
        }
        return tokens.get(next++);
    }

    private void expect(String keyword) {
        String token = take(keyword);
        if (!token.equalsIgnoreCase(keyword)) {
            throw QboFault.queryUnreadable("expected " + keyword + " but found " + token);
        }
    }

    private boolean took(String keyword) {
        if (next < tokens.size() && tokens.get(next).equalsIgnoreCase(keyword)) {
            next++;
            return true;
        }
        return false;
    }
}
