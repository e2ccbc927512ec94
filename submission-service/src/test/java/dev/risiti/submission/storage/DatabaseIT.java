package dev.risiti.submission.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.submission.ShortDeadlines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that go over together do what they would do one after the other. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class DatabaseIT {
    private static final RowStatement<Row> INSERT = RowStatement.of(
            "insert into exchanged (id, words) select w.id, w.words from <rows>",
            Column.int8("id", Row::id),
            Column.text("words", Row::words));
    private static final RowStatement<Row> CHANGE = RowStatement.of(
            "update exchanged e set words = e.words || w.words from <rows> where e.id = w.id",
            Column.int8("id", Row::id),
            Column.text("words", Row::words));
    private static final RowStatement<Long> READ = RowStatement.of(
            "select e.id, e.words from exchanged e join <rows> on e.id = w.id order by w.place",
            Column.int8("id", id -> id));

    private record Row(long id, String words) {}

    @Inject
    Database database;

    @BeforeEach
    void create() {
        database.with(handle -> handle.execute("create table exchanged (id bigint primary key, words text)"));
    }

    @AfterEach
    void drop() {
        database.with(handle -> handle.execute("drop table exchanged"));
    }

    @Test
    void whatIsReadSeesWhatWasWrittenBeforeInItsOrder() {
        List<Row> read = database.transaction(() -> {
            database.write(INSERT, List.of(new Row(1, "a"), new Row(2, "x")));
            database.write(CHANGE, List.of(new Row(1, "b")));
            database.write(CHANGE, List.of(new Row(1, "c")));
            return read(1L);
        });
        assertThat(read).containsExactly(new Row(1, "abc"));
    }

    @Test
    void whatWasAskedForTogetherComesApart() {
        database.write(INSERT, List.of(new Row(1, "a"), new Row(2, "b")));
        List<List<Row>> read = database.transaction(() -> {
            Supplier<List<Row>> first = reading(1L);
            database.write(CHANGE, List.of(new Row(2, "!")));
            Supplier<List<Row>> second = reading(2L, 1L);
            return List.of(first.get(), second.get(), first.get());
        });
        assertThat(read)
                .containsExactly(
                        List.of(new Row(1, "a")), List.of(new Row(2, "b!"), new Row(1, "a")), List.of(new Row(1, "a")));
    }

    @Test
    void whatIsWrittenLastIsCommitted() {
        database.transaction(() -> {
            database.write(INSERT, List.of(new Row(1, "a")));
            return null;
        });
        assertThat(read(1L)).containsExactly(new Row(1, "a"));
    }

    @Test
    void aStatementByHandComesAfterWhatWasWritten() {
        int rows = database.transaction(() -> {
            database.write(INSERT, List.of(new Row(1, "a")));
            return database.with(handle -> handle.execute("delete from exchanged"));
        });
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void rowsAreWrittenAsTheyWereWhenHandedOver() {
        List<Row> rows = new ArrayList<>(List.of(new Row(1, "a")));
        database.transaction(() -> {
            database.write(INSERT, rows);
            rows.add(new Row(2, "late"));
            return null;
        });
        assertThat(read(1L, 2L)).containsExactly(new Row(1, "a"));
    }

    @Test
    void aStatementThatFailsAtTheEndUndoesTheTransaction() {
        assertThatThrownBy(() -> database.transaction(() -> {
                    database.write(INSERT, List.of(new Row(1, "a")));
                    database.write(INSERT, List.of(new Row(1, "again")));
                    return null;
                }))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("exchanged_pkey");
        assertThat(read(1L)).isEmpty();
    }

    private List<Row> read(Long... ids) {
        return reading(ids).get();
    }

    private Supplier<List<Row>> reading(Long... ids) {
        return database.reading(READ, List.of(ids), rs -> new Row(rs.getLong("id"), rs.getString("words")));
    }
}
