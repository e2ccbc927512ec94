package dev.risiti.submission.counter;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** The next number of a counter. */
    public long take(Counter counter) {
        return database.with(handle -> handle.createQuery("""
                        insert into counter (scope, name, last) values (?, ?, 1)
                        on conflict (scope, name) do update set last = counter.last + 1
                        returning last
                        """)
                .bind(0, counter.scope())
                .bind(1, counter.name())
                .mapTo(Long.class)
                .one());
    }

    /**
     * Gives a number back.
     *
     * @throws IllegalStateException when it is not the last one handed out: giving it back would hand out a later one
     *     twice
     */
    public void giveBack(Counter counter, long number) {
        int given = database.with(handle -> handle.createUpdate(
                        "update counter set last = last - 1 where scope = ? and name = ? and last = ?")
                .bind(0, counter.scope())
                .bind(1, counter.name())
                .bind(2, number)
                .execute());
        if (given != 1) {
            throw new IllegalStateException(counter + " cannot take back " + number + ": it is not the last");
        }
    }

    /** Starts a counter behind numbers that were used before, elsewhere. */
    public void startAfter(Counter counter, long last) {
        database.with(handle -> handle.createUpdate(
                        "insert into counter (scope, name, last) values (?, ?, ?) on conflict (scope, name) do nothing")
                .bind(0, counter.scope())
                .bind(1, counter.name())
                .bind(2, last)
                .execute());
    }
}
