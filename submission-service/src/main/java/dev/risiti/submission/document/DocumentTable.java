package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code document}, {@code document_payload} and {@code pending_revision}, many rows at a time. */
@ApplicationScoped
public class DocumentTable {
    private static final String COLUMNS = """
            d.document_id, d.tenant_id, d.source, d.kind, d.source_document_id, d.revision, d.device_id, d.book_id,
            d.lane_id, d.stream, d.position, d.state, d.reason_code, d.reason_text, d.authority_code, d.authority_text,
            d.waits_for, d.due, d.step, d.number, d.ever_unknown, d.healed, d.attempts, d.received_at,
            c.tenant_id as cause_tenant, c.source as cause_source, c.kind as cause_kind,
            c.source_document_id as cause_id, h.revision as held_revision, h.content_hash as held_hash,
            h.payload::text as held_payload
            """;
    private static final String JOINS = """
             left join document c on c.document_id = d.caused_by
             left join pending_revision h on h.document_id = d.document_id
            """;
    private static final String PAYLOAD =
            " join document_payload p on p.document_id = d.document_id and p.payload_at = d.payload_at ";
    private static final int MOST_COUNTED = 10_000;

    private static final RowStatement<NewDocument> INSERT = RowStatement.of(
            """
            insert into document (tenant_id, source, kind, source_document_id, revision, content_hash, device_id, book_id,
                   lane_id, stream, position, state, caused_by, received_at)
            select o.tenant, o.source, o.kind, o.id, o.revision, o.hash, o.device, o.book, o.lane_id, o.stream,
                   nextval('document_position'), 'QUEUED', o.caused_by, coalesce(o.received_at, now())
              from (select w.*, l.lane_id from <rows> join lane l on l.scope = w.lane order by w.place) o
            on conflict (tenant_id, source, kind, source_document_id) do nothing
            returning document_id, payload_at, tenant_id, source, kind, source_document_id
            """,
            Column.text("tenant", document -> document.identity().tenantId()),
            Column.text("source", document -> document.identity().source()),
            Column.text("kind", document -> document.identity().kind().name()),
            Column.text("id", document -> document.identity().sourceDocumentId()),
            Column.int4("revision", NewDocument::revision),
            Column.bytes("hash", document -> document.hash().bytes()),
            Column.text("device", NewDocument::deviceId),
            Column.text("book", NewDocument::bookId),
            Column.text("lane", document -> document.lane().value()),
            Column.text(
                    "stream", document -> Stream.of(document.identity().kind()).name()),
            Column.int8("caused_by", NewDocument::causedBy),
            Column.time("received_at", NewDocument::receivedAt));
    private static final RowStatement<Payload> INSERT_PAYLOAD = RowStatement.of(
            """
            insert into document_payload (document_id, payload_at, payload)
            select w.id, w.at, convert_from(w.payload, 'UTF8')::json from <rows>
            """,
            Column.int8("id", Payload::documentId),
            Column.time("at", Payload::at),
            Column.bytes("payload", Payload::json));
    private static final RowStatement<Revision> DROP_PAYLOAD =
            RowStatement.of("""
            delete from document_payload p using <rows>, document d
             where d.document_id = w.id and p.document_id = d.document_id and p.payload_at = d.payload_at
            """, Column.int8("id", Revision::documentId));
    private static final RowStatement<Revision> REPLACE = RowStatement.of(
            """
            with replaced as (
                update document d
                   set revision = w.revision, content_hash = w.hash, position = nextval('document_position'),
                       state = 'QUEUED', state_since = now(), waits_for = null, due = now(), step = 0, healed = false,
                       decided_at = null, reason_code = null, reason_text = null, authority_code = null,
                       authority_text = null, payload_at = now()
                  from <rows> where d.document_id = w.id
                returning d.document_id, d.payload_at, w.payload)
            insert into document_payload (document_id, payload_at, payload)
            select document_id, payload_at, convert_from(payload, 'UTF8')::json from replaced
            """,
            Column.int8("id", Revision::documentId),
            Column.int4("revision", Revision::revision),
            Column.bytes("hash", revision -> revision.hash().bytes()),
            Column.bytes("payload", Revision::payload));
    private static final RowStatement<Revision> HOLD = RowStatement.of(
            """
            insert into pending_revision (document_id, revision, content_hash, payload)
            select w.id, w.revision, w.hash, convert_from(w.payload, 'UTF8')::json from <rows>
            on conflict (document_id) do update
               set revision = excluded.revision, content_hash = excluded.content_hash, payload = excluded.payload,
                   received_at = now()
             where pending_revision.revision < excluded.revision
            """,
            Column.int8("id", Revision::documentId),
            Column.int4("revision", Revision::revision),
            Column.bytes("hash", revision -> revision.hash().bytes()),
            Column.bytes("payload", Revision::payload));
    private static final RowStatement<Long> DROP_HELD = RowStatement.of(
            "delete from pending_revision p using <rows> where p.document_id = w.id", Column.int8("id", id -> id));
    private static final RowStatement<Move> MOVE_ITEMS = RowStatement.of(
            """
            update document d set lane_id = i.lane_id
              from <rows> join lane l on l.scope = w.from_lane join lane i on i.scope = w.to_lane
             where d.lane_id = l.lane_id and d.kind = 'ITEM' and d.state = 'QUEUED' and d.attempts = 0
            """,
            Column.text("from_lane", move -> move.from().value()),
            Column.text("to_lane", move -> move.to().value()));
    private static final RowStatement<Sent> SENT =
            RowStatement.of("""
            update document d set attempts = d.attempts + 1, number = w.number
              from <rows> where d.document_id = w.id
            """, Column.int8("id", Sent::documentId), Column.int8("number", Sent::number));
    private static final RowStatement<Long> NUMBERLESS = RowStatement.of(
            "update document d set number = null from <rows> where d.document_id = w.id", Column.int8("id", id -> id));
    private static final RowStatement<Sent> HEALED = RowStatement.of(
            "update document d set healed = true, number = w.number from <rows> where d.document_id = w.id",
            Column.int8("id", Sent::documentId),
            Column.int8("number", Sent::number));
    private static final RowStatement<Long> ADVANCE = RowStatement.of("""
            update document d set step = d.step + 1, number = null, ever_unknown = false, healed = false
              from <rows> where d.document_id = w.id
            """, Column.int8("id", id -> id));
    private static final RowStatement<Map.Entry<Long, Boolean>> EVER_UNKNOWN = RowStatement.of(
            "update document d set ever_unknown = w.mark from <rows> where d.document_id = w.id",
            Column.int8("id", Map.Entry::getKey),
            Column.bool("mark", Map.Entry::getValue));
    private static final RowStatement<Decided> DECIDE = RowStatement.of(
            """
            update document d
               set state = w.state, state_since = now(), waits_for = null, due = now(), reason_code = w.code,
                   reason_text = w.text, authority_code = w.authority_code, authority_text = w.authority_text,
                   decided_at = case when w.state = 'BLOCKED' then null else now() end,
                   accepted_number = case when w.state = 'ACCEPTED' then d.number else d.accepted_number end,
                   number = case when w.state = 'ACCEPTED' then null else d.number end,
                   ever_unknown = d.ever_unknown and w.state <> 'ACCEPTED'
              from <rows> where d.document_id = w.id
            """,
            Column.int8("id", Decided::documentId),
            Column.text("state", decided -> decided.state().name()),
            Column.text(
                    "code",
                    decided ->
                            decided.reason() == null ? null : decided.reason().code()),
            Column.text(
                    "text",
                    decided ->
                            decided.reason() == null ? null : decided.reason().text()),
            Column.text(
                    "authority_code",
                    decided ->
                            decided.reason() == null ? null : decided.reason().authorityCode()),
            Column.text(
                    "authority_text",
                    decided ->
                            decided.reason() == null ? null : decided.reason().authorityText()));
    private static final RowStatement<Parked> PARK = RowStatement.of(
            """
            update document d
               set state = 'WAITING', state_since = now(), waits_for = w.key, reason_code = w.code,
                   reason_text = w.text, authority_code = w.authority_code, authority_text = w.authority_text,
                   due = coalesce(now() + make_interval(secs => w.at_most), 'infinity')
              from <rows> where d.document_id = w.id
            """,
            Column.int8("id", Parked::documentId),
            Column.text("key", Parked::wakeKey),
            Column.float8(
                    "at_most",
                    parked -> parked.atMost() == null ? null : parked.atMost().toMillis() / 1000.0),
            Column.text("code", parked -> parked.reason().code()),
            Column.text("text", parked -> parked.reason().text()),
            Column.text("authority_code", parked -> parked.reason().authorityCode()),
            Column.text("authority_text", parked -> parked.reason().authorityText()));

    private final Database database;

    DocumentTable(Database database) {
        this.database = database;
    }

    /** A document with its data; empty when it ended so long ago that its data are not kept any more. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier from the database, never compared
    public record Full(Document document, byte[] payload) {
        /** Whether its data are still there; those of a document that is not at its end always are. */
        public boolean kept() {
            return payload.length > 0;
        }
    }

    // ---- what intake needs ----------------------------------------------------------------------------------------

    /** What is stored of these identities, their rows locked until the transaction ends. */
    public List<Stored> lock(Collection<DocumentIdentity> identities) {
        return database.with(handle -> handle.createQuery("""
                        select d.document_id, d.tenant_id, d.source, d.kind, d.source_document_id, d.revision,
                               d.content_hash, d.state, d.step,
                               exists (select 1 from attempt a where a.document_id = d.document_id) as undecided
                          from document d
                          join unnest(:tenants, :sources, :kinds, :ids) as w(tenant_id, source, kind, source_document_id)
                            on d.tenant_id = w.tenant_id and d.source = w.source and d.kind = w.kind
                           and d.source_document_id = w.source_document_id
                         order by d.document_id for no key update of d
                        """)
                .bindArray(
                        "tenants",
                        String.class,
                        identities.stream().map(DocumentIdentity::tenantId).toList())
                .bindArray(
                        "sources",
                        String.class,
                        identities.stream().map(DocumentIdentity::source).toList())
                .bindArray(
                        "kinds",
                        String.class,
                        identities.stream()
                                .map(identity -> identity.kind().name())
                                .toList())
                .bindArray(
                        "ids",
                        String.class,
                        identities.stream()
                                .map(DocumentIdentity::sourceDocumentId)
                                .toList())
                .map((rs, ctx) -> new Stored(
                        rs.getLong("document_id"),
                        identity(rs),
                        new ContentHash(rs.getBytes("content_hash")),
                        new Admission.Known(
                                rs.getInt("revision"),
                                rs.getBoolean("undecided"),
                                rs.getInt("step") > 0,
                                DocumentState.valueOf(rs.getString("state")))))
                .list());
    }

    /**
     * Stores new documents at the end of their streams, in the order given; an identity that is there already is left
     * alone. Their lanes exist.
     *
     * @return how many were stored
     */
    public int insert(Collection<NewDocument> documents) {
        Map<DocumentIdentity, NewDocument> given = new HashMap<>();
        documents.forEach(document -> given.putIfAbsent(document.identity(), document));
        List<Payload> added = database.returning(
                INSERT,
                documents,
                rs -> new Payload(
                        rs.getLong("document_id"),
                        rs.getObject("payload_at", OffsetDateTime.class).toInstant(),
                        Objects.requireNonNull(given.get(identity(rs))).payload()));
        database.write(INSERT_PAYLOAD, added);
        return added.size();
    }

    /** The data of a document, and the time that names their partition. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier to the database, never compared
    private record Payload(long documentId, Instant at, byte[] json) {}

    /** A higher revision of a document. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier to the database, never compared
    public record Revision(long documentId, int revision, ContentHash hash, byte[] payload) {}

    /** Higher revisions take their documents' places: at the end of their streams, with nothing done yet. */
    public void replace(Collection<Revision> revisions) {
        // The old data may be gone with their month, or would go before the document is done: the new ones stand in
        // this.
        database.write(DROP_PAYLOAD, revisions);
        database.write(REPLACE, revisions);
        dropHeld(revisions.stream().map(Revision::documentId).toList());
    }

    /** Keeps higher revisions until the open attempt is decided; a still higher one takes their place. */
    public void hold(Collection<Revision> revisions) {
        database.write(HOLD, revisions);
    }

    /** Forgets the revisions that were held. */
    public void dropHeld(Collection<Long> documentIds) {
        database.write(DROP_HELD, documentIds);
    }

    /** From a device's lane to that of its taxpayer's items. */
    public record Move(LaneScope from, LaneScope to) {}

    /**
     * Moves the item documents that wait in devices' lanes to the lanes of their taxpayers' items: they came before the
     * devices were known. Only those that were never sent. The caller holds the rows of the devices' lanes.
     */
    public void moveItems(Collection<Move> moves) {
        database.write(MOVE_ITEMS, moves);
    }

    // ---- what the engine reads ------------------------------------------------------------------------------------

    /** The first {@code most} documents of each stream of these lanes, in order. */
    public List<Full> heads(Collection<Long> laneIds, int most) {
        return database.with(handle -> handle.createQuery(
                        "select " + COLUMNS + ", p.payload::text as payload " + """
                          from unnest(:lanes::bigint[]) as w(lane_id)
                         cross join unnest(:streams::text[]) as s(stream)
                         cross join lateral (
                               select * from document o
                                where o.lane_id = w.lane_id and o.stream = s.stream and o.state in ('QUEUED', 'BLOCKED')
                                order by o.position limit :most) d
                        """ + PAYLOAD + JOINS)
                .bindArray("lanes", Long.class, laneIds)
                .bindArray(
                        "streams",
                        String.class,
                        Arrays.stream(Stream.values()).map(Stream::name).toList())
                .bind("most", most)
                .map(DocumentTable::full)
                .list());
    }

    public List<Full> full(Collection<Long> documentIds) {
        if (documentIds.isEmpty()) {
            return List.of();
        }
        return database.with(
                handle -> handle.createQuery("select " + COLUMNS + ", p.payload::text as payload from document d left"
                                + PAYLOAD + JOINS + " where d.document_id = any(:ids)")
                        .bindArray("ids", Long.class, documentIds)
                        .map(DocumentTable::full)
                        .list());
    }

    /** What became of these documents; those that never came in are left out. */
    public Map<DocumentIdentity, DocumentFate> fates(Collection<DocumentIdentity> identities) {
        if (identities.isEmpty()) {
            return Map.of();
        }
        return database.with(handle -> handle
                .createQuery("""
                        select d.tenant_id, d.source, d.kind, d.source_document_id, d.state, d.accepted_number
                          from document d
                          join unnest(:tenants, :sources, :kinds, :ids) as w(tenant_id, source, kind, source_document_id)
                            on d.tenant_id = w.tenant_id and d.source = w.source and d.kind = w.kind
                           and d.source_document_id = w.source_document_id
                        """)
                .bindArray(
                        "tenants",
                        String.class,
                        identities.stream().map(DocumentIdentity::tenantId).toList())
                .bindArray(
                        "sources",
                        String.class,
                        identities.stream().map(DocumentIdentity::source).toList())
                .bindArray(
                        "kinds",
                        String.class,
                        identities.stream()
                                .map(identity -> identity.kind().name())
                                .toList())
                .bindArray(
                        "ids",
                        String.class,
                        identities.stream()
                                .map(DocumentIdentity::sourceDocumentId)
                                .toList())
                .map((rs, ctx) -> Map.entry(
                        identity(rs),
                        new DocumentFate(
                                DocumentState.valueOf(rs.getString("state")),
                                rs.getObject("accepted_number", Long.class))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    // ---- what the engine writes -----------------------------------------------------------------------------------

    /** A send goes out, under this number. */
    public record Sent(long documentId, @Nullable Long number) {}

    public void sent(Collection<Sent> sent) {
        database.write(SENT, sent);
    }

    /** The documents hold no number any more. */
    public void numberless(Collection<Long> documentIds) {
        database.write(NUMBERLESS, documentIds);
    }

    /** The number is corrected, once. */
    public void healed(Collection<Sent> healed) {
        database.write(HEALED, healed);
    }

    /** One of each document's calls is done. */
    public void advance(Collection<Long> documentIds) {
        database.write(ADVANCE, documentIds);
    }

    /** Whether an attempt of the documents' current call ended unknown. */
    public void everUnknown(Map<Long, Boolean> marks) {
        database.write(EVER_UNKNOWN, marks.entrySet());
    }

    /** An end, or a stop of the stream ({@link DocumentState#BLOCKED}). */
    public record Decided(
            long documentId, DocumentState state, @Nullable Reason reason) {}

    public void decide(Collection<Decided> decided) {
        database.write(DECIDE, decided);
    }

    /** Out of the stream until {@code wakeKey} is provided, or the time is over. */
    public record Parked(
            long documentId, String wakeKey, @Nullable Duration atMost, Reason reason) {}

    public void park(Collection<Parked> parked) {
        database.write(PARK, parked);
    }

    // ---- waiting and waking ---------------------------------------------------------------------------------------

    /** Lets up to {@code most} documents that wait for these keys into their streams, in their old order; their lanes. */
    public List<Long> enter(Collection<String> wakeKeys, int most) {
        return database.with(handle -> handle.createQuery(ENTER.formatted("waits_for = any(:keys)"))
                .bindArray("keys", String.class, wakeKeys)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** As {@link #enter}, those whose time has come. */
    public List<Long> enterByTime(int most) {
        return database.with(handle -> handle.createQuery(ENTER.formatted("due <= now()"))
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    private static final String ENTER = """
            with waiting as (
                select document_id from document
                 where state = 'WAITING' and %s
                 order by lane_id, position limit :most for no key update skip locked),
            placed as (
                select document_id, nextval('document_position') as position from waiting)
            update document d
               set state = 'QUEUED', state_since = now(), waits_for = null, position = p.position, due = now(),
                   reason_code = null, reason_text = null, authority_code = null, authority_text = null
              from placed p where d.document_id = p.document_id
            returning d.lane_id
            """;

    /** Gives up to {@code most} documents that wait for a key another reason, and returns them. */
    public List<Document> explain(String wakeKey, Reason reason, int most) {
        List<Long> ids = database.with(handle -> handle.createQuery("""
                        with waiting as (
                            select document_id from document
                             where state = 'WAITING' and waits_for = :key and reason_code is distinct from :code
                             order by document_id limit :most for no key update skip locked)
                        update document d
                           set reason_code = :code, reason_text = :text, authority_code = :authorityCode,
                               authority_text = :authorityText
                          from waiting w where d.document_id = w.document_id
                        returning d.document_id
                        """)
                .bind("key", wakeKey)
                .bind("code", reason.code())
                .bind("text", reason.text())
                .bind("authorityCode", reason.authorityCode())
                .bind("authorityText", reason.authorityText())
                .bind("most", most)
                .mapTo(Long.class)
                .list());
        return ids.isEmpty()
                ? List.of()
                : full(ids).stream().map(Full::document).toList();
    }

    // ---- for people -----------------------------------------------------------------------------------------------

    public Optional<Full> find(long documentId) {
        return full(List.of(documentId)).stream().findFirst();
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
        return database.with(handle -> handle.createQuery("select " + COLUMNS + ", d.state_since from document d "
                        + JOINS + " where " + String.join(" and ", wanted)
                        + " order by d.document_id desc limit :limit")
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
                .map(DocumentTable::listed)
                .list());
    }

    /** One document. */
    public Optional<Listed> listed(long documentId) {
        return database.with(handle -> handle.createQuery(
                        "select " + COLUMNS + ", d.state_since from document d " + JOINS + " where d.document_id = :id")
                .bind("id", documentId)
                .map(DocumentTable::listed)
                .findOne());
    }

    /** The documents that one caused, in their order. */
    public List<Listed> causedBy(long documentId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + ", d.state_since from document d "
                        + JOINS + " where d.caused_by = :id order by d.document_id")
                .bind("id", documentId)
                .map(DocumentTable::listed)
                .list());
    }

    /** The document that caused one. */
    public Optional<Listed> causeOf(long documentId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + ", d.state_since from document d "
                        + JOINS + " where d.document_id = (select caused_by from document where document_id = :id)")
                .bind("id", documentId)
                .map(DocumentTable::listed)
                .findOne());
    }

    /** Whether a document waits for a key. */
    public boolean isAwaited(String wakeKey) {
        return database.with(handle -> handle.createQuery(
                        "select exists (select 1 from document where state = 'WAITING' and waits_for = :key)")
                .bind("key", wakeKey)
                .mapTo(Boolean.class)
                .one());
    }

    /** The lane a document is in. */
    public Optional<Long> laneOf(long documentId) {
        return database.with(handle -> handle.createQuery("select lane_id from document where document_id = :id")
                .bind("id", documentId)
                .mapTo(Long.class)
                .findOne());
    }

    /** As {@link #find}, its row locked until the transaction ends. The caller holds the row of its lane. */
    public Optional<Full> findLocked(long documentId) {
        database.with(handle -> handle.createQuery("select 1 from document where document_id = :id for update")
                .bind("id", documentId)
                .mapTo(Integer.class)
                .findOne());
        return find(documentId);
    }

    /** A blocked document is in its stream again, in its old place. */
    public void requeue(long documentId) {
        database.with(handle -> handle.createUpdate("""
                        update document set state = 'QUEUED', state_since = now(), due = now(), reason_code = null,
                               reason_text = null, authority_code = null, authority_text = null
                         where document_id = :id and state = 'BLOCKED'
                        """).bind("id", documentId).execute());
    }

    /** A waiting document enters its stream now. */
    public void enterNow(long documentId) {
        database.with(handle -> handle.createQuery(ENTER.formatted("document_id = :id"))
                .bind("id", documentId)
                .bind("most", 1)
                .mapTo(Long.class)
                .list());
    }

    /** The document gives its number up, as if it had never held one. */
    public void renumber(long documentId) {
        database.with(handle -> handle.createUpdate(
                        "update document set number = null, ever_unknown = false, healed = false where document_id = :id")
                .bind("id", documentId)
                .execute());
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

    /** What {@link #lock} finds. */
    public record Stored(long documentId, DocumentIdentity identity, ContentHash hash, Admission.Known known) {}

    private static Full full(ResultSet rs, StatementContext ctx) throws SQLException {
        byte[] payload = rs.getBytes("payload");
        return new Full(document(rs), payload == null ? new byte[0] : payload);
    }

    private static Listed listed(ResultSet rs, StatementContext ctx) throws SQLException {
        return new Listed(
                document(rs), rs.getObject("state_since", OffsetDateTime.class).toInstant());
    }

    private static Document document(ResultSet rs) throws SQLException {
        String reasonCode = rs.getString("reason_code");
        String causeKind = rs.getString("cause_kind");
        byte[] heldPayload = rs.getBytes("held_payload");
        return new Document(
                rs.getLong("document_id"),
                identity(rs),
                rs.getInt("revision"),
                rs.getString("device_id"),
                rs.getString("book_id"),
                rs.getLong("lane_id"),
                Stream.valueOf(rs.getString("stream")),
                rs.getLong("position"),
                DocumentState.valueOf(rs.getString("state")),
                reasonCode == null
                        ? null
                        : new Reason(
                                reasonCode,
                                rs.getString("reason_text"),
                                rs.getString("authority_code"),
                                rs.getString("authority_text")),
                rs.getString("waits_for"),
                due(rs),
                rs.getInt("step"),
                nullableLong(rs, "number"),
                rs.getBoolean("ever_unknown"),
                rs.getBoolean("healed"),
                rs.getInt("attempts"),
                causeKind == null
                        ? null
                        : new DocumentIdentity(
                                rs.getString("cause_tenant"),
                                rs.getString("cause_source"),
                                DocumentKind.valueOf(causeKind),
                                rs.getString("cause_id")),
                rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                heldPayload == null
                        ? null
                        : new HeldRevision(
                                rs.getInt("held_revision"), new ContentHash(rs.getBytes("held_hash")), heldPayload));
    }

    private static DocumentIdentity identity(ResultSet rs) throws SQLException {
        return new DocumentIdentity(
                rs.getString("tenant_id"),
                rs.getString("source"),
                DocumentKind.valueOf(rs.getString("kind")),
                rs.getString("source_document_id"));
    }

    /** PostgreSQL's infinity comes as the driver's largest time, beyond what {@code Instant} compares with safely. */
    private static Instant due(ResultSet rs) throws SQLException {
        OffsetDateTime due = rs.getObject("due", OffsetDateTime.class);
        return due.equals(OffsetDateTime.MAX) ? Instant.MAX : due.toInstant();
    }

    private static @Nullable Long nullableLong(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
