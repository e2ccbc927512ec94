package dev.risiti.submission.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes {@code audit}. */
@ApplicationScoped
public class AuditTable {
    private static final String SELECT =
            "select at, actor, verb, subject, reason, request_id, detail::text from audit ";

    private final Database database;

    AuditTable(Database database) {
        this.database = database;
    }

    /** What is kept of a deed besides its columns. */
    private record Detail(JsonNode request, JsonNode before, JsonNode answer) {}

    /** Writes a deed down, at the transaction's time; false when its request id was used before. */
    public boolean add(Deed deed) {
        return database.with(handle -> handle.createUpdate("""
                        insert into audit (actor, verb, subject, reason, request_id, detail)
                        values (:actor, :verb, :subject, :reason, :request, :detail::jsonb)
                        on conflict (request_id) do nothing
                        """)
                        .bind("actor", deed.actor())
                        .bind("verb", deed.verb())
                        .bind("subject", deed.subject())
                        .bind("reason", deed.reason())
                        .bind("request", deed.requestId())
                        .bind(
                                "detail",
                                new String(
                                        EventJson.bytes(new Detail(deed.request(), deed.before(), deed.answer())),
                                        StandardCharsets.UTF_8))
                        .execute()
                > 0);
    }

    /** The deed of a request. */
    public Optional<Deed> find(String requestId) {
        return database.with(handle -> handle.createQuery(SELECT + "where request_id = :request")
                .bind("request", requestId)
                .map(AuditTable::deed)
                .findOne());
    }

    /** What was done to a subject, in order. */
    public List<Deed> of(String subject) {
        return database.with(handle -> handle.createQuery(SELECT + "where subject = :subject order by audit_id")
                .bind("subject", subject)
                .map(AuditTable::deed)
                .list());
    }

    private static Deed deed(ResultSet rs, StatementContext ctx) throws SQLException {
        Detail detail = EventJson.read(rs.getString("detail").getBytes(StandardCharsets.UTF_8), Detail.class);
        return new Deed(
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("actor"),
                rs.getString("verb"),
                rs.getString("subject"),
                rs.getString("reason"),
                rs.getString("request_id"),
                detail.request(),
                detail.before(),
                detail.answer());
    }
}
