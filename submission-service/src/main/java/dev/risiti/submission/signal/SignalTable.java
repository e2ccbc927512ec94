package dev.risiti.submission.signal;

import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code signal}. */
@ApplicationScoped
public class SignalTable {
    private static final RowStatement<Signal> ADD = RowStatement.of(
            """
            insert into signal (wake_key, reason_code, reason_text, authority_code, authority_text)
            select w.key, w.code, w.text, w.authority_code, w.authority_text from <rows> order by w.place
            """,
            Column.text("key", Signal::wakeKey),
            Column.text(
                    "code",
                    signal -> signal.reason() == null ? null : signal.reason().code()),
            Column.text(
                    "text",
                    signal -> signal.reason() == null ? null : signal.reason().text()),
            Column.text(
                    "authority_code",
                    signal -> signal.reason() == null ? null : signal.reason().authorityCode()),
            Column.text(
                    "authority_text",
                    signal -> signal.reason() == null ? null : signal.reason().authorityText()));

    private static final RowStatement<Stored> REMOVE = RowStatement.of(
            "delete from signal s using <rows> where s.signal_id = w.id", Column.int8("id", Stored::signalId));

    private final Database database;

    SignalTable(Database database) {
        this.database = database;
    }

    /** Adds rows only: a lane's transaction never touches documents of another lane. */
    public void add(Collection<Signal> signals) {
        database.write(ADD, new LinkedHashSet<>(signals));
    }

    /** Whether there are signals: a look that costs next to nothing. */
    public boolean any() {
        return database.with(handle -> handle.createQuery("select exists (select 1 from signal)")
                .mapTo(Boolean.class)
                .one());
    }

    /** A stored signal. */
    public record Stored(long signalId, Signal signal) {}

    /** The oldest signals nobody else works on, in order, locked until the transaction ends. */
    public List<Stored> oldest(int most) {
        return database.with(handle -> handle.createQuery("""
                        select signal_id, wake_key, reason_code, reason_text, authority_code, authority_text
                          from signal order by signal_id limit :most for update skip locked
                        """)
                .bind("most", most)
                .map((rs, ctx) -> new Stored(
                        rs.getLong("signal_id"),
                        new Signal(
                                rs.getString("wake_key"),
                                reason(
                                        rs.getString("reason_code"),
                                        rs.getString("reason_text"),
                                        rs.getString("authority_code"),
                                        rs.getString("authority_text")))))
                .list());
    }

    public void remove(Collection<Stored> signals) {
        database.write(REMOVE, signals);
    }

    private static @Nullable Reason reason(
            @Nullable String code,
            @Nullable String text,
            @Nullable String authorityCode,
            @Nullable String authorityText) {
        return code == null || text == null ? null : new Reason(code, text, authorityCode, authorityText);
    }
}
