package dev.risiti.submission.counter;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads and writes {@code counter}. A number is taken in the transaction that writes the attempt, belongs to its
 * document until KRA has decided, and is given back only when KRA certainly did not use it (design section 5).
 */
@ApplicationScoped
public class CounterTable {
    private final Database database;

    CounterTable(Database database) {
        this.database = database;
    }

    /** Where counters stand; those that several lanes share are locked until the transaction ends. */
    public Map<Counter, CounterValue> read(Collection<Counter> counters) {
        Map<Counter, CounterValue> values = new HashMap<>();
        if (counters.isEmpty()) {
            return values;
        }
        List<Counter> shared =
                counters.stream().filter(Counter::shared).distinct().toList();
        // A shared counter must be there to be locked.
        database.batch(
                "insert into counter (scope, name, last) values (:scope, :name, 0) on conflict (scope, name) do nothing",
                new TreeSet<>(shared),
                (batch, counter) -> batch.bind("scope", counter.scope())
                        .bind("name", counter.name().wireName()));
        values.putAll(select(shared, " order by c.scope, c.name for update of c"));
        values.putAll(select(
                counters.stream()
                        .filter(counter -> !counter.shared())
                        .distinct()
                        .toList(),
                ""));
        return values;
    }

    private Map<Counter, CounterValue> select(List<Counter> counters, String locking) {
        Map<Counter, CounterValue> values = new HashMap<>();
        if (counters.isEmpty()) {
            return values;
        }
        database.with(handle -> handle.createQuery("""
                        select c.scope, c.name, c.last, c.holder from counter c
                          join unnest(:scopes, :names) as w(scope, name) on c.scope = w.scope and c.name = w.name
                        """ + locking)
                .bindArray(
                        "scopes",
                        String.class,
                        counters.stream().map(Counter::scope).toList())
                .bindArray(
                        "names",
                        String.class,
                        counters.stream()
                                .map(counter -> counter.name().wireName())
                                .toList())
                .map((rs, ctx) -> {
                    long holder = rs.getLong("holder");
                    boolean free = rs.wasNull();
                    CounterValue value = new CounterValue(rs.getLong("last"), free ? null : holder);
                    return values.put(
                            new Counter(rs.getString("scope"), Counter.Name.ofWireName(rs.getString("name"))), value);
                })
                .list());
        return values;
    }

    /** A number of a counter and the document that holds it. */
    public record Held(Counter counter, long number, long documentId) {}

    /** The numbers are taken, or corrected to what KRA expects: nobody takes the next before KRA has decided. */
    public void take(Collection<Held> taken) {
        database.batch(
                """
                        insert into counter (scope, name, last, holder) values (:scope, :name, :number, :document)
                        on conflict (scope, name) do update set last = excluded.last, holder = excluded.holder
                        """,
                taken,
                (batch, held) -> batch.bind("scope", held.counter().scope())
                        .bind("name", held.counter().name().wireName())
                        .bind("number", held.number())
                        .bind("document", held.documentId()));
    }

    /** KRA accepted the numbers of these holders. */
    public void keep(Collection<Kept> kept) {
        database.batch(
                "update counter set holder = null where scope = :scope and name = :name and holder = :document",
                kept,
                (batch, one) -> batch.bind("scope", one.counter().scope())
                        .bind("name", one.counter().name().wireName())
                        .bind("document", one.documentId()));
    }

    /** A counter whose number KRA accepted. */
    public record Kept(Counter counter, long documentId) {}

    /** KRA certainly did not use the numbers. */
    public void giveBack(Collection<Held> returned) {
        database.batch(
                """
                        update counter set last = last - 1, holder = null
                         where scope = :scope and name = :name and last = :number and holder = :document
                        """,
                returned,
                (batch, held) -> batch.bind("scope", held.counter().scope())
                        .bind("name", held.counter().name().wireName())
                        .bind("number", held.number())
                        .bind("document", held.documentId()));
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
}
