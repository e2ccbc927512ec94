package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Where documents stand, for people and for gauges. Reads {@code document} and changes nothing. */
@ApplicationScoped
public class DocumentSearch {
    private static final int MOST_COUNTED = 10_000;
    private static final String SELECT =
            "select " + DocumentRows.COLUMNS + ", d.state_since from document d " + DocumentRows.JOINS;

    private final Database database;

    DocumentSearch(Database database) {
        this.database = database;
    }

    /**
     * Which documents people look for; every part may be absent.
     *
     * @param longerThan that long or longer in its state
     * @param before only documents with a lower id: the next page
     */
    public record Filter(
            @Nullable String tenantId,
            @Nullable DocumentState state,
            @Nullable String deviceId,
            @Nullable String reasonCode,
            @Nullable DocumentKind kind,
            @Nullable String sourceDocumentId,
            @Nullable Duration longerThan,
            @Nullable Long before) {}

    /** A document, and since when it has stood where it stands. */
    public record Listed(Document document, Instant since) {}

    /** Documents, newest first. */
    public List<Listed> search(Filter filter, int limit) {
        List<String> wanted = new ArrayList<>();
        if (filter.state() == DocumentState.WAITING || filter.state() == DocumentState.BLOCKED) {
            // In the words of the index over the few that wait or are blocked.
            wanted.add("d.state in ('WAITING', 'BLOCKED')");
        }
        wanted.add("(:tenant::text is null or d.tenant_id = :tenant)");
        wanted.add("(:state::text is null or d.state = :state)");
        wanted.add("(:device::text is null or d.device_id = :device)");
        wanted.add("(:reason::text is null or d.reason_code = :reason)");
        wanted.add("(:kind::text is null or d.kind = :kind)");
        wanted.add("(:id::text is null or d.source_document_id = :id)");
        wanted.add("(:age::float8 is null or d.state_since <= now() - make_interval(secs => :age))");
        wanted.add("(:before::bigint is null or d.document_id < :before)");
        return database.with(handle -> handle.createQuery(
                        SELECT + " where " + String.join(" and ", wanted) + " order by d.document_id desc limit :limit")
                .bind("tenant", filter.tenantId())
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("device", filter.deviceId())
                .bind("reason", filter.reasonCode())
                .bind("kind", filter.kind() == null ? null : filter.kind().name())
                .bind("id", filter.sourceDocumentId())
                .bind(
                        "age",
                        filter.longerThan() == null ? null : filter.longerThan().toMillis() / 1000.0)
                .bind("before", filter.before())
                .bind("limit", limit)
                .map(DocumentSearch::listed)
                .list());
    }

    public Optional<Listed> find(long documentId) {
        return database.with(handle -> handle.createQuery(SELECT + " where d.document_id = :id")
                .bind("id", documentId)
                .map(DocumentSearch::listed)
                .findOne());
    }

    /** The documents that one caused, in their order. */
    public List<Listed> causedBy(long documentId) {
        return database.with(handle -> handle.createQuery(SELECT + " where d.caused_by = :id order by d.document_id")
                .bind("id", documentId)
                .map(DocumentSearch::listed)
                .list());
    }

    /** The document that caused one. */
    public Optional<Listed> causeOf(long documentId) {
        return database.with(handle -> handle.createQuery(
                        SELECT + " where d.document_id = (select caused_by from document where document_id = :id)")
                .bind("id", documentId)
                .map(DocumentSearch::listed)
                .findOne());
    }

    /**
     * Documents that stand in one state for one reason.
     *
     * @param documents how many, at most 10,000
     * @param oldestSeconds how long the oldest has stood there
     */
    public record Standing(DocumentState state, String reasonCode, long documents, double oldestSeconds) {}

    /**
     * What waits and what is blocked, by reason. Goes from reason to reason by the index and counts each up to a limit: as
     * cheap with millions of waiting documents as with few.
     */
    public List<Standing> standing() {
        return database.with(handle -> handle.createQuery("""
                        with recursive reasons as (
                            (select state, reason_code, state_since from document
                              where state in ('WAITING', 'BLOCKED') and reason_code is not null
                              order by state, reason_code, state_since limit 1)
                            union all
                            select n.state, n.reason_code, n.state_since
                              from reasons r
                             cross join lateral (
                                   select d.state, d.reason_code, d.state_since from document d
                                    where d.state in ('WAITING', 'BLOCKED')
                                      and (d.state, d.reason_code) > (r.state, r.reason_code)
                                    order by d.state, d.reason_code, d.state_since limit 1) n)
                        select r.state, r.reason_code, extract(epoch from now() - r.state_since) as age,
                               (select count(*) from (
                                    select 1 from document d
                                     where d.state in ('WAITING', 'BLOCKED') and d.state = r.state
                                       and d.reason_code = r.reason_code
                                     limit :most) counted) as documents
                          from reasons r
                        """)
                .bind("most", MOST_COUNTED)
                .map((rs, ctx) -> new Standing(
                        DocumentState.valueOf(rs.getString("state")),
                        rs.getString("reason_code"),
                        rs.getLong("documents"),
                        rs.getDouble("age")))
                .list());
    }

    private static Listed listed(ResultSet rs, StatementContext ctx) throws SQLException {
        return new Listed(
                DocumentRows.document(rs),
                rs.getObject("state_since", OffsetDateTime.class).toInstant());
    }
}
