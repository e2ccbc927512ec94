package dev.risiti.submission.operator;

import dev.risiti.submission.problem.Refusal;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Searches of people, cut off after a while: no question, however wide, takes the database from the lanes. */
@ApplicationScoped
class BoundedSearch {
    private static final String TIMEOUT = "set local statement_timeout = '5s'";
    private static final String CANCELLED = "57014";

    private final Database database;

    BoundedSearch(Database database) {
        this.database = database;
    }

    /** @throws Refusal when it takes too long */
    <T> T run(Supplier<T> search) {
        try {
            return database.transaction(() -> {
                database.with(handle -> handle.execute(TIMEOUT));
                return search.get();
            });
        } catch (RuntimeException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
                    throw Refusal.unavailable(
                            "SEARCH_TOO_BROAD",
                            "This would take too long: give more of state, reason, tenant or device.");
                }
            }
            throw e;
        }
    }

    /** A span such as {@code PT10M}; nothing for nothing. */
    static @Nullable Duration span(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("NO_SPAN", "%s=%s: give a span such as PT10M or P1D.".formatted(parameter, text));
        }
    }
}
