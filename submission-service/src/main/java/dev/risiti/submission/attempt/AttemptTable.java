package dev.risiti.submission.attempt;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code attempt}, the sends that KRA has not decided, and {@code attempt_history}, the outcome ledger.
 */
@ApplicationScoped
public class AttemptTable {
    private static final int ID_BLOCK = 500;
    private static final String COLUMNS = """
            attempt_id, document_id, lane_id, epoch, door, call, step, number, body, wire_lines::text, sends, state,
            deadline_at, asks, absences, ask_due, result_code, answer_text
            """;

    private static final RowStatement<Attempt> OPEN = RowStatement.of(
            """
            insert into attempt (attempt_id, document_id, lane_id, epoch, door, call, step, number, body, body_sha256,
                   wire_lines, sends, state, deadline_at)
            select w.id, w.document, w.lane, w.epoch, w.door, w.call, w.step, w.number, w.body, w.sha,
                   convert_from(w.lines, 'UTF8')::json, w.sends, 'OPEN', w.deadline
              from <rows>
            """,
            Column.int8("id", Attempt::attemptId),
            Column.int8("document", Attempt::documentId),
            Column.int8("lane", Attempt::laneId),
            Column.int8("epoch", Attempt::epoch),
            Column.text("door", attempt -> attempt.door().name()),
            Column.text("call", attempt -> attempt.request().call().wireName()),
            Column.int4("step", Attempt::step),
            Column.int8("number", Attempt::number),
            Column.bytes("body", attempt -> attempt.request().body()),
            Column.text("sha", attempt -> attempt.request().sha256()),
            Column.bytes("lines", attempt -> EventJson.bytes(new Lines(attempt.wireLines()))),
            Column.int4("sends", Attempt::sends),
            Column.time("deadline", Attempt::deadlineAt));
    private static final RowStatement<Long> UNDECIDED = RowStatement.of(
            "select " + COLUMNS + "from attempt join <rows> on attempt.lane_id = w.lane order by attempt_id",
            Column.int8("lane", lane -> lane));
    private static final RowStatement<Left> LEAVE = RowStatement.of(
            """
            update attempt a set state = w.state, sends = w.sends, answer_text = w.words, result_code = w.code,
                   absences = 0, ask_due = clock_timestamp()
              from <rows> where a.document_id = w.document and a.attempt_id = w.id
            """,
            Column.int8("id", left -> left.attempt().attemptId()),
            Column.int8("document", left -> left.attempt().documentId()),
            Column.text("state", left -> left.state().name()),
            Column.int4("sends", Left::sends),
            Column.text("words", Left::words),
            Column.text("code", Left::resultCode));
    private static final RowStatement<Asked> ASKED = RowStatement.of(
            """
            update attempt a set asks = a.asks + 1, absences = a.absences + w.absent::int, ask_due = w.next
              from <rows> where a.document_id = w.document and a.attempt_id = w.id
            """,
            Column.int8("id", asked -> asked.attempt().attemptId()),
            Column.int8("document", asked -> asked.attempt().documentId()),
            Column.bool("absent", Asked::absent),
            Column.time("next", Asked::nextAsk));
    private static final RowStatement<Closed> CLOSE = RowStatement.of(
            """
            with gone as (
                delete from attempt a using <rows> where a.document_id = w.document and a.attempt_id = w.id
                returning a.*, w.outcome, w.code, w.words)
            insert into attempt_history (attempt_id, document_id, lane_id, epoch, door, call, step, number, body,
                   body_sha256, sends, state, sent_at, deadline_at, finished_at, asks, result_code, answer_text)
            select attempt_id, document_id, lane_id, epoch, door, call, step, number,
                   -- a branch user's body holds a password: it is not kept longer than it is needed
                   case when call = 'saveBhfUser' then null else body end,
                   body_sha256, sends, outcome, sent_at, deadline_at, clock_timestamp(), asks, code, words
              from gone
            """,
            Column.int8("id", closed -> closed.attempt().attemptId()),
            Column.int8("document", closed -> closed.attempt().documentId()),
            Column.text("outcome", closed -> closed.state().name()),
            Column.text("code", Closed::resultCode),
            Column.text("words", Closed::words));

    private final Database database;
    private final Deque<Long> ids = new ArrayDeque<>();

    AttemptTable(Database database) {
        this.database = database;
    }

    /** The database's clock: the only one that decides about deadlines. */
    public Instant now() {
        return database.reading("select clock_timestamp() as now", rs -> instant(rs, "now"))
                .get()
                .getFirst();
    }

    /** Ids that nobody else gets. */
    public synchronized long nextId() {
        if (ids.isEmpty()) {
            // A block at a time; what a process does not use is a gap that nobody minds.
            ids.addAll(database.with(
                    handle -> handle.createQuery("select nextval('attempt_number') from generate_series(1, ?)")
                            .bind(0, ID_BLOCK)
                            .mapTo(Long.class)
                            .list()));
        }
        return ids.removeFirst();
    }

    /** Writes attempts down, open, before their first byte leaves. */
    public void open(Collection<Attempt> opened) {
        database.write(OPEN, opened);
    }

    /** The attempts of these lanes that KRA has not decided, as far as we know; oldest first. */
    public Supplier<List<Attempt>> undecided(Collection<Long> laneIds) {
        return database.reading(UNDECIDED, laneIds, AttemptTable::attempt);
    }

    /** An attempt that stays undecided; KRA may be asked from now on. */
    public record Left(
            Attempt attempt,
            AttemptState state,
            int sends,
            String words,
            @Nullable String resultCode) {}

    public void leave(Collection<Left> left) {
        database.write(LEAVE, left);
    }

    /** KRA was asked; {@code absent}: it said that it holds nothing. */
    public record Asked(Attempt attempt, boolean absent, Instant nextAsk) {}

    public void asked(Collection<Asked> asked) {
        database.write(ASKED, asked);
    }

    /** An attempt that is decided. */
    public record Closed(
            Attempt attempt,
            AttemptState state,
            String words,
            @Nullable String resultCode) {}

    public void close(Collection<Closed> closed) {
        database.write(CLOSE, closed);
    }

    // ---- for people -----------------------------------------------------------------------------------------------

    /** The attempt of a document that KRA has not decided, as far as we know. */
    public Optional<Attempt> undecidedOf(long documentId) {
        return database.with(
                handle -> handle.createQuery("select " + COLUMNS + " from attempt where document_id = :document")
                        .bind("document", documentId)
                        .map((rs, ctx) -> attempt(rs))
                        .findOne());
    }

    /** Whether a send of a lane is on the wire, as far as we know. */
    public boolean onTheWire(long laneId) {
        return database.with(handle -> handle.createQuery(
                        "select exists (select 1 from attempt where lane_id = :lane and state = 'OPEN')")
                .bind("lane", laneId)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * What a person says about an undecided attempt: KRA is asked anew, or ({@code absences}) has answered that often that
     * it holds nothing.
     *
     * @param mostSends it counts as sent at most that often: so there is another send after the answer
     */
    public void reconsider(long documentId, int absences, int mostSends) {
        database.with(handle -> handle.createUpdate("""
                        update attempt set asks = 0, absences = :absences, ask_due = clock_timestamp(),
                               sends = least(sends, :most)
                         where document_id = :document
                        """)
                .bind("absences", absences)
                .bind("most", mostSends)
                .bind("document", documentId)
                .execute());
    }

    /** All attempts of a document in their order, for people. */
    public List<AttemptSummary> of(long documentId) {
        return database.with(handle -> handle.createQuery("""
                        select attempt_id, step, call, number, sends, state, sent_at, deadline_at, finished_at, asks,
                               result_code, answer_text, body_sha256
                          from attempt_history where document_id = :id
                         union all
                        select attempt_id, step, call, number, sends, state, sent_at, deadline_at, null, asks, result_code,
                               answer_text, body_sha256
                          from attempt where document_id = :id
                         order by attempt_id
                        """)
                .bind("id", documentId)
                .map((rs, ctx) -> new AttemptSummary(
                        rs.getLong("attempt_id"),
                        rs.getInt("step"),
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

    /** The attempts that KRA has not decided, by state, for metrics. */
    public List<Undecided> undecided() {
        return database.with(handle -> handle.createQuery("""
                        select state, count(*) as attempts, extract(epoch from now() - min(sent_at)) as oldest,
                               count(*) filter (where sent_at < now() - interval '5 minutes') as minutes,
                               count(*) filter (where sent_at < now() - interval '1 hour') as hours
                          from attempt group by state
                        """)
                .map((rs, ctx) -> new Undecided(
                        AttemptState.valueOf(rs.getString("state")),
                        rs.getLong("attempts"),
                        rs.getDouble("oldest"),
                        rs.getLong("minutes"),
                        rs.getLong("hours")))
                .list());
    }

    /**
     * Attempts in one state that KRA has not decided.
     *
     * @param olderThanFiveMinutes those sent longer ago than that
     * @param olderThanAnHour of these, those sent even longer ago
     */
    public record Undecided(
            AttemptState state, long attempts, double oldestSeconds, long olderThanFiveMinutes, long olderThanAnHour) {}

    /** What people see of an attempt. */
    public record AttemptSummary(
            long attemptId,
            int step,
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

    private static Attempt attempt(ResultSet rs) throws SQLException {
        OscuCall call = OscuCall.ofWireName(rs.getString("call"));
        return new Attempt(
                rs.getLong("attempt_id"),
                rs.getLong("document_id"),
                rs.getLong("lane_id"),
                rs.getLong("epoch"),
                rs.getInt("step"),
                nullableLong(rs, "number"),
                FrontDoor.valueOf(rs.getString("door")),
                new OscuRequest(call, rs.getBytes("body")),
                EventJson.read(rs.getString("wire_lines").getBytes(StandardCharsets.UTF_8), Lines.class)
                        .lines(),
                rs.getInt("sends"),
                AttemptState.valueOf(rs.getString("state")),
                instant(rs, "deadline_at"),
                rs.getInt("asks"),
                rs.getInt("absences"),
                nullableInstant(rs, "ask_due"),
                rs.getString("result_code"),
                rs.getString("answer_text"));
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
