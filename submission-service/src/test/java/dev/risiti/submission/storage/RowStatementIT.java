package dev.risiti.submission.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.submission.ShortDeadlines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is handed to the real PostgreSQL as arrays arrives there as it was. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class RowStatementIT {
    private static final RowStatement<Row> ECHO = RowStatement.of(
            "select w.* from <rows> order by w.place",
            Column.int8("big", Row::big),
            Column.int4("small", Row::small),
            Column.bool("mark", Row::mark),
            Column.float8("seconds", Row::seconds),
            Column.numeric("amount", Row::amount),
            Column.text("words", Row::words),
            Column.bytes("data", Row::data),
            Column.time("at", Row::at));

    /** One value of every type. */
    @SuppressWarnings("ArrayRecordComponent") // compared field by field
    private record Row(
            @Nullable Long big,
            @Nullable Integer small,
            @Nullable Boolean mark,
            @Nullable Double seconds,
            @Nullable BigDecimal amount,
            @Nullable String words,
            byte @Nullable [] data,
            @Nullable Instant at) {
        static Row read(ResultSet rs) throws SQLException {
            OffsetDateTime at = rs.getObject("at", OffsetDateTime.class);
            return new Row(
                    rs.getObject("big", Long.class),
                    rs.getObject("small", Integer.class),
                    rs.getObject("mark", Boolean.class),
                    rs.getObject("seconds", Double.class),
                    rs.getBigDecimal("amount"),
                    rs.getString("words"),
                    rs.getBytes("data"),
                    at == null ? null : at.toInstant());
        }
    }

    @Inject
    Database database;

    @Test
    void handsOverEveryValueAndTheOrderOfTheRows() {
        List<Row> rows = List.of(
                new Row(
                        Long.MAX_VALUE,
                        3,
                        true,
                        0.1,
                        new BigDecimal("1234567890.1234567890"),
                        "a \"b\", \\c\\, {d}, 'e', NULL,\n?",
                        new byte[] {0, -1, '\\', '"', '{', ','},
                        Instant.parse("2026-11-22T04:05:06.123456Z")),
                new Row(null, null, null, null, null, null, null, null),
                new Row(-1L, 1, false, -2.5, new BigDecimal("-0.00"), "NULL", new byte[0], Instant.EPOCH),
                new Row(
                        0L,
                        2,
                        null,
                        1e300,
                        BigDecimal.ONE,
                        "",
                        new byte[] {1},
                        Instant.parse("1969-12-31T23:59:59.999999Z")));
        assertThat(database.returning(ECHO, rows, Row::read))
                .usingRecursiveComparison()
                .isEqualTo(rows);
    }
}
