package dev.risiti.bench.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a table.
 *
 * @param key its name in JSON
 * @param head its name for people, with the unit
 * @param decimals shown of a number
 */
public record Column(String key, String head, int decimals) {
    private static final String NONE = "-";

    public static Column of(String key, String head) {
        return new Column(key, head, 0);
    }

    String text(@Nullable Object value) {
        return switch (value) {
            case null -> NONE;
            case Double number -> String.format(Locale.ROOT, "%,." + decimals + "f", number);
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            case Boolean truth -> truth ? "yes" : "no";
            case Map<?, ?> parts ->
                parts.entrySet().stream()
                        .map(part -> part.getKey() + " " + text(part.getValue()))
                        .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    int width() {
        return Math.max(head.length(), 8);
    }
}
