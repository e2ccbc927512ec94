package dev.risiti.submission.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of the rows that a {@link RowStatement} takes.
 *
 * @param name as the statement knows it
 * @param type of one value, in PostgreSQL's words
 * @param value of a row; null is SQL's null
 */
public record Column<T>(String name, String type, Function<T, @Nullable Object> value) {

    public static <T> Column<T> int8(String name, Function<T, @Nullable Long> value) {
        return new Column<>(name, "int8", value::apply);
    }

    public static <T> Column<T> int4(String name, Function<T, @Nullable Integer> value) {
        return new Column<>(name, "int4", value::apply);
    }

    public static <T> Column<T> bool(String name, Function<T, @Nullable Boolean> value) {
        return new Column<>(name, "bool", value::apply);
    }

    public static <T> Column<T> float8(String name, Function<T, @Nullable Double> value) {
        return new Column<>(name, "float8", value::apply);
    }

    public static <T> Column<T> numeric(String name, Function<T, @Nullable BigDecimal> value) {
        return new Column<>(name, "numeric", value::apply);
    }

    public static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, "text", value::apply);
    }

    public static <T> Column<T> bytes(String name, Function<T, byte @Nullable []> value) {
        return new Column<>(name, "bytea", value::apply);
    }

    public static <T> Column<T> time(String name, Function<T, @Nullable Instant> value) {
        return new Column<>(name, "timestamptz", row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : instant.toString();
        });
    }
}
