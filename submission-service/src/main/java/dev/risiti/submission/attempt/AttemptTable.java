package dev.risiti.submission.attempt;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code attempt}. */
@ApplicationScoped
public class AttemptTable {
    private static final String COLUMNS = """
            attempt_id, document_id, lane_id, epoch, call, step, number, body, wire_lines::text, sends, state,
            deadline_at, asks, absences, ask_due
            """;

    private final Database database;

    AttemptTable(Database database) {
        this.database = database;
    }

    /** The database's clock: the only one that decides about deadlines. */
    public Instant now() {
        return database.with(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    }

    /** Writes the attempt down, open, with its deadline counted from the database's now. */
    public Attempt open(
            long documentId,
            long laneId,
            long epoch,
            int step,
            @Nullable Long number,
            OscuRequest request,
            List<WireLine> wireLines,
            int sends,
            Duration deadline) {
        return database.with(handle -> handle.createQuery("""
                        insert into attempt (document_id, lane_id, epoch, call, step, number, body, body_sha256,
                                wire_lines, sends, state, deadline_at)
                        values (:document, :lane, :epoch, :call, :step, :number, :body, :sha, :lines::jsonb, :sends,
                                'OPEN', clock_timestamp() + make_interval(secs => :deadline))
                        returning """ + " " + COLUMNS)
                .bind("document", documentId)
                .bind("lane", laneId)
                .bind("epoch", epoch)
                .bind("call", request.call().wireName())
                .bind("step", step)
                .bind("number", number)
                .bind("body", request.body())
                .bind("sha", request.sha256())
                .bind("lines", new String(EventJson.bytes(new Lines(wireLines)), StandardCharsets.UTF_8))
                .bind("sends", sends)
                .bind("deadline", deadline.toMillis() / 1000.0)
                .map(AttemptTable::attempt)
                .one());
    }

    /** The attempts of a lane that KRA has not decided, as far as we know. */
    public List<Attempt> undecided(long laneId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                          from attempt where lane_id = ? and state in ('OPEN', 'UNKNOWN', 'UNCONFIRMED')
                         order by attempt_id
                        """)
                .bind(0, laneId)
                .map(AttemptTable::attempt)
                .list());
    }

    /** The outcome is not known: KRA may be asked from now on. */
    public void unknown(long attemptId, String words, @Nullable String resultCode) {
        set(attemptId, AttemptState.UNKNOWN, words, resultCode, false);
    }

    /** Refused after an earlier unknown: KRA must confirm that the number is unused. */
    public void unconfirmed(long attemptId, String words, @Nullable String resultCode) {
        set(attemptId, AttemptState.UNCONFIRMED, words, resultCode, false);
    }

    /** The attempt is decided. */
    public void finish(long attemptId, AttemptState state, String words, @Nullable String resultCode) {
        set(attemptId, state, words, resultCode, true);
    }

    private void set(long attemptId, AttemptState state, String words, @Nullable String resultCode, boolean finished) {
        database.with(handle -> handle.createUpdate("""
                        update attempt set state = :state, answer_text = :words, result_code = :code,
                               ask_due = clock_timestamp(),
                               finished_at = case when :finished then clock_timestamp() end,
                               -- a branch user's body holds a password: it is not kept longer than it is needed
                               body = case when :finished and call = 'saveBhfUser' then null else body end
                         where attempt_id = :id
                        """)
                .bind("state", state)
                .bind("words", words)
                .bind("code", resultCode)
                .bind("finished", finished)
                .bind("id", attemptId)
                .execute());
    }

    /** KRA was asked; {@code absent}: it said that it holds nothing. */
    public void asked(long attemptId, boolean absent, Instant nextAsk) {
        database.with(handle -> handle.createUpdate("""
                        update attempt set asks = asks + 1, absences = absences + :absent, ask_due = :next
                         where attempt_id = :id
                        """)
                .bind("absent", absent ? 1 : 0)
                .bind("next", nextAsk.atOffset(ZoneOffset.UTC))
                .bind("id", attemptId)
                .execute());
    }

    /** The last words KRA said about a document's attempts. */
    public Optional<String> words(long attemptId) {
        return database.with(handle -> handle.createQuery("select answer_text from attempt where attempt_id = ?")
                .bind(0, attemptId)
                .mapTo(String.class)
                .findOne());
    }

    /** All attempts of a document in their order, for people. */
    public List<AttemptSummary> of(long documentId) {
        return database.with(handle -> handle.createQuery("""
                        select attempt_id, call, number, sends, state, sent_at, deadline_at, finished_at, asks,
                               result_code, answer_text, body_sha256
                          from attempt where document_id = ? order by attempt_id
                        """)
                .bind(0, documentId)
                .map((rs, ctx) -> new AttemptSummary(
                        rs.getLong("attempt_id"),
                        rs.getString("call"),
                        nullableLong(rs, "number"),
                        rs.getInt("sends"),
                        AttemptState.valueOf(rs.getString("state")),
                        instant(rs, "sent_at"),
                        instant(rs, "deadline_at"),
                        nullableInstant(rs, "finished_at"),
                        rs.getInt("asks"),
                        rs.getString("result_code"),
                        rs.getString("answer_text"),
                        rs.getString("body_sha256")))
                .list());
    }

    /** How many attempts are undecided, by state; for metrics. */
    public long count(AttemptState state) {
        return database.with(handle -> handle.createQuery("select count(*) from attempt where state = ?")
                .bind(0, state)
                .mapTo(Long.class)
                .one());
    }

    /** What people see of an attempt. */
    public record AttemptSummary(
            long attemptId,
            String call,
            @Nullable Long number,
            int sends,
            AttemptState state,
            Instant sentAt,
            Instant deadlineAt,
            @Nullable Instant finishedAt,
            int asks,
            @Nullable String resultCode,
            @Nullable String words,
            String bodySha256) {}

    private record Lines(List<WireLine> lines) {}

    private static Attempt attempt(ResultSet rs, StatementContext ctx) throws SQLException {
        OscuCall call = OscuCall.ofWireName(rs.getString("call"));
        return new Attempt(
                rs.getLong("attempt_id"),
                rs.getLong("document_id"),
                rs.getLong("lane_id"),
                rs.getLong("epoch"),
                rs.getInt("step"),
                nullableLong(rs, "number"),
                new OscuRequest(call, rs.getBytes("body")),
                EventJson.read(rs.getString("wire_lines").getBytes(StandardCharsets.UTF_8), Lines.class)
                        .lines(),
                rs.getInt("sends"),
                AttemptState.valueOf(rs.getString("state")),
                instant(rs, "deadline_at"),
                rs.getInt("asks"),
                rs.getInt("absences"),
                nullableInstant(rs, "ask_due"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Long nullableLong(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
