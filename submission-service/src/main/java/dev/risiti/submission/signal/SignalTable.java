package dev.risiti.submission.signal;

import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code signal}. */
@ApplicationScoped
public class SignalTable {
    private final Database database;

    SignalTable(Database database) {
        this.database = database;
    }

    /** Adds rows only: a lane's transaction never touches documents of another lane. */
    public void add(Collection<Signal> signals) {
        database.batch("""
                        insert into signal (wake_key, reason_code, reason_text, authority_code, authority_text)
                        values (:key, :code, :text, :authorityCode, :authorityText)
                        """, new LinkedHashSet<>(signals), (batch, signal) -> {
            Reason reason = signal.reason();
            batch.bind("key", signal.wakeKey())
                    .bind("code", reason == null ? null : reason.code())
                    .bind("text", reason == null ? null : reason.text())
                    .bind("authorityCode", reason == null ? null : reason.authorityCode())
                    .bind("authorityText", reason == null ? null : reason.authorityText());
        });
    }

    /** A stored signal. */
    public record Stored(long signalId, Signal signal) {}

    /** The oldest signal nobody else works on, locked until the transaction ends. */
    public Optional<Stored> next() {
        return database.with(handle -> handle.createQuery("""
                        select signal_id, wake_key, reason_code, reason_text, authority_code, authority_text
                          from signal order by signal_id limit 1 for update skip locked
                        """)
                .map((rs, ctx) -> new Stored(
                        rs.getLong("signal_id"),
                        new Signal(
                                rs.getString("wake_key"),
                                reason(
                                        rs.getString("reason_code"),
                                        rs.getString("reason_text"),
                                        rs.getString("authority_code"),
                                        rs.getString("authority_text")))))
                .findOne());
    }

    public void remove(long signalId) {
        database.with(handle -> handle.createUpdate("delete from signal where signal_id = ?")
                .bind(0, signalId)
                .execute());
    }

    private static @Nullable Reason reason(
            @Nullable String code,
            @Nullable String text,
            @Nullable String authorityCode,
            @Nullable String authorityText) {
        return code == null || text == null ? null : new Reason(code, text, authorityCode, authorityText);
    }
}
