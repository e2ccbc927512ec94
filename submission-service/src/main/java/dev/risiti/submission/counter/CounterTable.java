package dev.risiti.submission.counter;

import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes {@code counter}. A number is taken in the transaction that writes the attempt, belongs to its
 * document until KRA has decided, and is given back only when KRA certainly did not use it (design section 5).
 */
@ApplicationScoped
public class CounterTable {
    private static final RowStatement<Counter> ENSURE = RowStatement.of(
            """
            insert into counter (scope, name, last) select w.scope, w.name, 0 from <rows> order by w.place
            on conflict (scope, name) do nothing
            """,
            Column.text("scope", Counter::scope),
            Column.text("name", counter -> counter.name().wireName()));
    private static final RowStatement<Counter> READ = read("");
    private static final RowStatement<Counter> READ_LOCKED = read("order by c.scope, c.name for update of c");
    private static final RowStatement<Held> TAKE = RowStatement.of(
            """
            insert into counter (scope, name, last, holder) select w.scope, w.name, w.number, w.document from <rows>
            on conflict (scope, name) do update set last = excluded.last, holder = excluded.holder
            """,
            Column.text("scope", held -> held.counter().scope()),
            Column.text("name", held -> held.counter().name().wireName()),
            Column.int8("number", Held::number),
            Column.int8("document", Held::documentId));
    private static final RowStatement<Kept> KEEP = RowStatement.of(
            """
            update counter c set holder = null
              from <rows> where c.scope = w.scope and c.name = w.name and c.holder = w.document
            """,
            Column.text("scope", kept -> kept.counter().scope()),
            Column.text("name", kept -> kept.counter().name().wireName()),
            Column.int8("document", Kept::documentId));
    private static final RowStatement<Held> GIVE_BACK = RowStatement.of(
            """
            update counter c set last = c.last - 1, holder = null
              from <rows>
             where c.scope = w.scope and c.name = w.name and c.last = w.number and c.holder = w.document
            """,
            Column.text("scope", held -> held.counter().scope()),
            Column.text("name", held -> held.counter().name().wireName()),
            Column.int8("number", Held::number),
            Column.int8("document", Held::documentId));

    private final Database database;

    CounterTable(Database database) {
        this.database = database;
    }

    /** Where counters stand; those that several lanes share are locked until the transaction ends. */
    public Supplier<Map<Counter, CounterValue>> read(Collection<Counter> counters) {
        List<Counter> shared =
                counters.stream().filter(Counter::shared).distinct().toList();
        ensure(shared);
        Supplier<List<Map.Entry<Counter, CounterValue>>> locked =
                database.reading(READ_LOCKED, shared, CounterTable::entry);
        List<Counter> own = counters.stream()
                .filter(counter -> !counter.shared())
                .distinct()
                .toList();
        Supplier<List<Map.Entry<Counter, CounterValue>>> unlocked = database.reading(READ, own, CounterTable::entry);
        return () -> Stream.concat(locked.get().stream(), unlocked.get().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Locks counters that several lanes share until the transaction ends. */
    public void lock(Collection<Counter> shared) {
        ensure(shared);
        database.write(READ_LOCKED, shared);
    }

    /** A shared counter must be there to be locked. */
    private void ensure(Collection<Counter> shared) {
        database.write(ENSURE, new TreeSet<>(shared));
    }

    /** A number of a counter and the document that holds it. */
    public record Held(Counter counter, long number, long documentId) {}

    /** The numbers are taken, or corrected to what KRA expects: nobody takes the next before KRA has decided. */
    public void take(Collection<Held> taken) {
        database.write(TAKE, taken);
    }

    /** KRA accepted the numbers of these holders. */
    public void keep(Collection<Kept> kept) {
        database.write(KEEP, kept);
    }

    /** A counter whose number KRA accepted. */
    public record Kept(Counter counter, long documentId) {}

    /** KRA certainly did not use the numbers. */
    public void giveBack(Collection<Held> returned) {
        database.write(GIVE_BACK, returned);
    }

    /** Starts a counter behind numbers that were used before, elsewhere; one that counted already stays as it is. */
    public void startAfter(Counter counter, long last) {
        database.with(handle -> handle.createUpdate("""
                        insert into counter (scope, name, last) values (?, ?, ?)
                        on conflict (scope, name) do update set last = excluded.last
                         where counter.last < excluded.last and counter.holder is null
                        """)
                .bind(0, counter.scope())
                .bind(1, counter.name().wireName())
                .bind(2, last)
                .execute());
    }

    private static RowStatement<Counter> read(String locking) {
        return RowStatement.of(
                """
                select c.scope, c.name, c.last, c.holder
                  from counter c join <rows> on c.scope = w.scope and c.name = w.name
                """ + locking,
                Column.text("scope", Counter::scope),
                Column.text("name", counter -> counter.name().wireName()));
    }

    private static Map.Entry<Counter, CounterValue> entry(ResultSet rs) throws SQLException {
        return Map.entry(
                new Counter(rs.getString("scope"), Counter.Name.ofWireName(rs.getString("name"))),
                new CounterValue(rs.getLong("last"), rs.getObject("holder", Long.class)));
    }
}
