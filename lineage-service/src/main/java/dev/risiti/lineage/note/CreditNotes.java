package dev.risiti.lineage.note;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Reason;
import dev.risiti.lineage.check.Candidate;
import dev.risiti.lineage.issued.ContentHash;
import dev.risiti.lineage.sql.Sql;
import dev.risiti.messaging.cloudevent.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The table {@code credit_note}. */
@ApplicationScoped
public class CreditNotes {
    private static final String VERSIONS = """
            select id, state, revision, content_hash, newer_revision, newer_content_hash from credit_note
             where tenant_id = ? and source = ? and source_document_id = ? for update""";

    private static final String INSERT = """
            insert into credit_note
                   (tenant_id, source, source_document_id, revision, content_hash, published_device_id, number,
                    original_source_document_id, original_number, note, event_id, correlation_id, traceparent,
                    received_at, state, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, 'RECEIVED', now())
            on conflict (tenant_id, source, source_document_id) do nothing""";

    private static final String REPLACE = """
            update credit_note
               set revision = ?, content_hash = ?, published_device_id = ?, number = ?,
                   original_source_document_id = ?, original_number = ?, note = ?::jsonb, event_id = ?,
                   correlation_id = ?, traceparent = ?, received_at = ?, state = 'RECEIVED', due_at = now(),
                   reason_code = null, reason_text = null, candidates = '[]', issued_id = null,
                   issuing_device_id = null, decided_at = null, failures = 0
             where id = ?""";

    private static final String KEEP_NEWER = """
            update credit_note set newer_revision = ?, newer_content_hash = ?, newer = ?::jsonb where id = ?""";

    /** The row lock is the claim: a decision is one short transaction, so no lease has to outlive it. */
    private static final String CLAIM = """
            select id, note, received_at, reason_code, event_id, correlation_id, traceparent from credit_note
             where due_at <= now() order by due_at limit 1 for update skip locked""";

    private static final String PARK = """
            update credit_note
               set state = 'PARKED', reason_code = ?, reason_text = ?, candidates = ?::jsonb, decided_at = ?,
                   due_at = now() + ? * interval '1 millisecond', failures = 0
             where id = ?""";

    private static final String REFUSE = """
            update credit_note
               set state = 'REFUSED', reason_code = ?, reason_text = ?, candidates = ?::jsonb, decided_at = ?,
                   due_at = null, failures = 0
             where id = ?""";

    private static final String HAND_ON = """
            update credit_note
               set state = ?, reason_code = ?, reason_text = ?, candidates = '[]', issued_id = ?,
                   issuing_device_id = ?, decided_at = ?, due_at = null, failures = 0
             where id = ?""";

    /** The exponent is bounded, so that a note that was broken for days is still tried within reason. */
    private static final String PUT_OFF = """
            update credit_note
               set due_at = now() + ? * power(2, least(failures, 10)) * interval '1 millisecond',
                   failures = failures + 1
             where id = ? and due_at is not null""";

    private static final String LOCK = """
            select n.id, n.issued_id from credit_note n
              join unnest(?::text[], ?::text[], ?::text[]) as k(tenant_id, source, source_document_id)
                on k.tenant_id = n.tenant_id and k.source = n.source and k.source_document_id = n.source_document_id
             order by n.id for update of n""";

    private static final String ACCEPT = """
            update credit_note
               set state = 'ACCEPTED', reason_code = null, reason_text = null, decided_at = ?
             where tenant_id = ? and source = ? and source_document_id = ? and revision = ?
               and state in ('ROUTED', 'RAISE_ELSEWHERE')
            returning id""";

    private static final String END = """
            update credit_note
               set state = ?, reason_code = ?, reason_text = ?, decided_at = ?
             where tenant_id = ? and source = ? and source_document_id = ? and revision = ?
               and state in ('ROUTED', 'RAISE_ELSEWHERE')
            returning id""";

    private static final String PROMOTE_NEWER = """
            update credit_note
               set revision = newer_revision, content_hash = newer_content_hash, note = newer,
                   published_device_id = newer ->> 'deviceId', number = newer ->> 'number',
                   original_source_document_id = newer -> 'original' ->> 'sourceDocumentId',
                   original_number = newer -> 'original' ->> 'number', received_at = ?, state = 'RECEIVED',
                   due_at = now(), reason_code = null, reason_text = null, issued_id = null, issuing_device_id = null,
                   newer_revision = null, newer_content_hash = null, newer = null
             where id = ? and newer_revision is not null""";

    /** Rows are locked in the order of their ids, as everywhere, so that two wakers cannot deadlock. */
    private static final String WAKE = """
            with sale as (
                select s.tenant_id, s.source, s.source_document_id, coalesce(s.number, a.number) as number
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                       as s(tenant_id, source, source_document_id, number)
                  left join announced_sale a
                    on a.tenant_id = s.tenant_id and a.source = s.source
                   and a.source_document_id = s.source_document_id),
            waiting as (
                select n.id from credit_note n join sale s
                    on s.tenant_id = n.tenant_id and s.source = n.source
                   and s.source_document_id = n.original_source_document_id
                 where n.due_at is not null
                union
                select n.id from credit_note n join sale s
                    on s.tenant_id = n.tenant_id and s.number = n.original_number
                 where n.due_at is not null)
            update credit_note set due_at = now()
             where due_at > now()
               and id in (select id from credit_note where id in (select id from waiting) order by id for update)""";

    private static final String EXISTS = """
            select number from credit_note where tenant_id = ? and source = ? and source_document_id = ?""";

    private static final String BACKLOG = """
            select count(*) as notes,
                   coalesce(extract(epoch from greatest(now() - min(due_at), interval '0')), 0)::bigint as overdue
              from credit_note where due_at is not null""";

    private final Sql sql;

    CreditNotes(Sql sql) {
        this.sql = sql;
    }

    /** Stores a published note by the rules of {@link Versions#storing}. */
    public Storing store(CreditNote note, CloudEvent event, Instant receivedAt) {
        String hash = ContentHash.of(note);
        Optional<Versions> stored = versions(note);
        if (stored.isEmpty()) {
            if (insert(note, hash, event, receivedAt)) {
                return Storing.DUE;
            }
            // Another consumer was faster; its row is visible now that the insert has waited for it.
            stored = versions(note);
        }
        Versions versions = stored.orElseThrow();
        Storing storing = versions.storing(note.revision(), hash);
        switch (storing) {
            case DUE -> replace(versions.id(), note, hash, event, receivedAt);
            case DRIFT -> sql.update(KEEP_NEWER, note.revision(), hash, EventJson.text(note), versions.id());
            case DUPLICATE, OUTDATED, CONFLICT -> {
                // what is stored stays as it is
            }
        }
        return storing;
    }

    /** The note that has been due longest, unless others are deciding all that are due. */
    public Optional<DueNote> claimDue() {
        return sql.first(CLAIM, CreditNotes::due);
    }

    /** @param recheck when to look again, counted from the database's now */
    public void park(long id, Reason reason, List<Candidate> candidates, Instant decidedAt, Duration recheck) {
        sql.update(PARK, reason.code(), reason.text(), EventJson.text(candidates), decidedAt, recheck.toMillis(), id);
    }

    public void refuse(long id, Reason reason, List<Candidate> candidates, Instant decidedAt) {
        sql.update(REFUSE, reason.code(), reason.text(), EventJson.text(candidates), decidedAt, id);
    }

    public void routed(long id, UUID issuedId, String issuingDeviceId, Instant decidedAt) {
        sql.update(HAND_ON, NoteState.ROUTED, null, null, issuedId, issuingDeviceId, decidedAt, id);
    }

    public void raiseElsewhere(long id, UUID issuedId, String issuingDeviceId, Reason reason, Instant decidedAt) {
        sql.update(
                HAND_ON,
                NoteState.RAISE_ELSEWHERE,
                reason.code(),
                reason.text(),
                issuedId,
                issuingDeviceId,
                decidedAt,
                id);
    }

    /** Leaves a note for later that could not be decided, twice as long as the time before. */
    public void putOff(long id, Duration firstPause) {
        sql.update(PUT_OFF, firstPause.toMillis(), id);
    }

    /**
     * Locks the notes until the transaction ends.
     *
     * @return the originals they take from
     */
    public List<UUID> lock(Collection<DocumentIdentity> identities) {
        return sql
                .list(
                        LOCK,
                        row -> Optional.ofNullable(row.getObject("issued_id", UUID.class)),
                        identities.stream().map(DocumentIdentity::tenantId).toList(),
                        identities.stream().map(DocumentIdentity::source).toList(),
                        identities.stream()
                                .map(DocumentIdentity::sourceDocumentId)
                                .toList())
                .stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** @return the note's id, unless that revision was not handed on or has ended before */
    public Optional<Long> accept(DocumentIdentity identity, int revision, Instant decidedAt) {
        return sql.first(
                ACCEPT,
                row -> row.getLong("id"),
                decidedAt,
                identity.tenantId(),
                identity.source(),
                identity.sourceDocumentId(),
                revision);
    }

    /** @return the note's id, unless that revision was not handed on or has ended before */
    public Optional<Long> end(
            DocumentIdentity identity, int revision, NoteState state, Reason reason, Instant decidedAt) {
        return sql.first(
                END,
                row -> row.getLong("id"),
                state,
                reason.code(),
                reason.text(),
                decidedAt,
                identity.tenantId(),
                identity.source(),
                identity.sourceDocumentId(),
                revision);
    }

    /** A later revision that waited behind the one that just ended without a receipt takes its place. */
    public void promoteNewer(long id, Instant receivedAt) {
        sql.update(PROMOTE_NEWER, receivedAt, id);
    }

    /** Makes the notes due that may have waited for these sales. */
    public int wake(List<DecidedSale> sales) {
        return sql.update(
                WAKE,
                sales.stream().map(sale -> sale.identity().tenantId()).toList(),
                sales.stream().map(sale -> sale.identity().source()).toList(),
                sales.stream().map(sale -> sale.identity().sourceDocumentId()).toList(),
                sales.stream().map(DecidedSale::number).toList());
    }

    /** The number of the credit note with that id, when there is one. */
    public Optional<String> number(String tenantId, String source, String sourceDocumentId) {
        return sql.first(EXISTS, row -> row.getString("number"), tenantId, source, sourceDocumentId);
    }

    Backlog backlog() {
        return sql.first(BACKLOG, row -> new Backlog(row.getLong("notes"), row.getLong("overdue")))
                .orElseThrow();
    }

    private Optional<Versions> versions(CreditNote note) {
        return sql.first(
                VERSIONS,
                row -> new Versions(
                        row.getLong("id"),
                        NoteState.valueOf(row.getString("state")),
                        row.getInt("revision"),
                        row.getString("content_hash"),
                        row.getObject("newer_revision", Integer.class),
                        row.getString("newer_content_hash")),
                note.tenantId(),
                note.source(),
                note.sourceDocumentId());
    }

    private boolean insert(CreditNote note, String hash, CloudEvent event, Instant receivedAt) {
        return sql.update(
                        INSERT,
                        note.tenantId(),
                        note.source(),
                        note.sourceDocumentId(),
                        note.revision(),
                        hash,
                        note.deviceId(),
                        note.number(),
                        note.original().sourceDocumentId(),
                        note.original().number(),
                        EventJson.text(note),
                        event.id(),
                        chain(event),
                        event.traceparent(),
                        receivedAt)
                == 1;
    }

    private void replace(long id, CreditNote note, String hash, CloudEvent event, Instant receivedAt) {
        sql.update(
                REPLACE,
                note.revision(),
                hash,
                note.deviceId(),
                note.number(),
                note.original().sourceDocumentId(),
                note.original().number(),
                EventJson.text(note),
                event.id(),
                chain(event),
                event.traceparent(),
                receivedAt,
                id);
    }

    private static DueNote due(ResultSet row) throws SQLException {
        return new DueNote(
                row.getLong("id"),
                EventJson.read(row.getString("note").getBytes(StandardCharsets.UTF_8), CreditNote.class),
                Objects.requireNonNull(Sql.instant(row, "received_at")),
                row.getString("reason_code"),
                row.getString("event_id"),
                row.getString("correlation_id"),
                row.getString("traceparent"));
    }

    private static String chain(CloudEvent event) {
        return event.correlationId() == null ? event.id() : event.correlationId();
    }
}
