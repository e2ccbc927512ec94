-- State of sync-service; PostgreSQL 15 or newer. Rows that are worked on carry due, epoch and lease_until: whoever
-- claims one raises the epoch, and nothing is written under an older one.

create table webhook_delivery (
    id          bigint generated always as identity primary key,
    provider    text        not null,
    body        bytea       not null,
    received_at timestamptz not null default now(),
    state       text        not null default 'NEW' check (state in ('NEW', 'DONE', 'UNKNOWN_ACCOUNT', 'UNREADABLE')),
    reason      text,
    attempts    integer     not null default 0,
    due         timestamptz not null default now(),
    epoch       bigint      not null default 0,
    lease_until timestamptz
);
create index webhook_delivery_due on webhook_delivery (due);
create index webhook_delivery_received_at on webhook_delivery (received_at);
comment on table webhook_delivery is 'Deliveries with a good signature, byte for byte, from the moment before they were answered.';
comment on column webhook_delivery.due is 'When it is looked at next; infinity once nothing is left to do.';

create table webhook_event (
    event_key   text primary key,
    delivery_id bigint      not null,
    seen_at     timestamptz not null default now()
);
create index webhook_event_seen_at on webhook_event (seen_at);
comment on table webhook_event is 'Changes already published: the same one in a second delivery has no effect.';

create table book_lane (
    book_id      text primary key,
    due          timestamptz not null,
    epoch        bigint      not null default 0,
    lease_until  timestamptz,
    paused_until timestamptz,
    calls_left   integer,
    calls_at     timestamptz
) with (fillfactor = 70);
create index book_lane_due on book_lane (due);
comment on table book_lane is 'The right to call the accounting tool for one book: one run at a time, so that a slow or throttled company delays no other.';
comment on column book_lane.paused_until is 'Set when the tool asked for a pause; new work does not shorten it.';
comment on column book_lane.calls_left is 'What was left of the call budget at calls_at; it refills with time.';

create table due_fetch (
    book_id        text        not null,
    entity         text        not null,
    entity_id      text        not null,
    due            timestamptz not null,
    changes        bigint      not null default 1,
    attempts       integer     not null default 0,
    last_error     text,
    correlation_id text,
    causation_id   text,
    primary key (book_id, entity, entity_id)
);
create index due_fetch_due on due_fetch (book_id, due);
comment on table due_fetch is 'Entities to be read again, at most one row each: a burst of changes is one fetch.';
comment on column due_fetch.changes is 'Grows with each change; a fetch settles only the changes it began with.';

create table entity_snapshot (
    book_id    text        not null,
    entity     text        not null,
    entity_id  text        not null,
    body       bytea       not null,
    fetched_at timestamptz not null default now(),
    primary key (book_id, entity, entity_id)
);
comment on table entity_snapshot is 'The newest answer of the accounting tool for an entity, byte for byte.';

create table book_document (
    book_id            text        not null,
    source_document_id text        not null,
    entity             text        not null,
    entity_id          text        not null,
    kind               text        not null check (kind in ('SALE', 'CREDIT_NOTE')),
    number             text,
    customer_id        text,
    device_id          text,
    fingerprint        text,
    revision           integer     not null default 0 check (revision >= 0),
    state              text        not null,
    reason_code        text,
    reason_text        text,
    result_state       text,
    result_revision    integer,
    result_code        text,
    result_text        text,
    result_at          timestamptz,
    first_seen_at      timestamptz not null,
    changed_at         timestamptz not null,
    primary key (book_id, source_document_id),
    check ((fingerprint is null) = (revision = 0))
);
create index book_document_number on book_document (book_id, number);
create index book_document_state on book_document (book_id, state);
comment on table book_document is 'What became of each document of a book.';
comment on column book_document.fingerprint is 'Of the newest revision that was published: only a change of it makes a new one.';
comment on column book_document.result_state is 'The last outcome heard of on the results topic.';

create table published_revision (
    book_id            text        not null,
    source_document_id text        not null,
    revision           integer     not null check (revision >= 1),
    fingerprint        text        not null,
    body               bytea       not null,
    published_at       timestamptz not null default now(),
    primary key (book_id, source_document_id, revision)
);
comment on table published_revision is 'Evidence: the answer of the accounting tool that each published revision was made of.';

create table write_back (
    book_id            text        not null,
    source_document_id text        not null,
    result_key         text        not null,
    entity             text        not null,
    entity_id          text        not null,
    source             text        not null,
    note               text        not null,
    request_id         text        not null,
    state              text        not null default 'DUE' check (state in ('DUE', 'WRITTEN', 'GIVEN_UP')),
    due                timestamptz not null default now(),
    attempts           integer     not null default 0,
    last_error         text,
    created_at         timestamptz not null default now(),
    primary key (book_id, source_document_id, result_key)
);
create index write_back_due on write_back (book_id, due) where state = 'DUE';
comment on table write_back is 'Notes for documents in the books, one per document and result.';
comment on column write_back.request_id is 'Derived from document and result: the accounting tool takes a repeated one once.';

create table device (
    device_id   text primary key,
    version     bigint      not null,
    tenant_id   text        not null,
    environment text        not null,
    pin         text        not null,
    branch_id   text        not null,
    solution    text        not null,
    state       text        not null,
    changed_at  timestamptz not null
);
create index device_environment on device (environment, state);
comment on table device is 'Copy of the devices topic.';

create table code_list_poll (
    environment text primary key,
    due         timestamptz not null,
    epoch       bigint      not null default 0,
    lease_until timestamptz,
    watermark   timestamptz,
    synced_at   timestamptz,
    attempts    integer     not null default 0,
    last_error  text
);
comment on table code_list_poll is 'One poll of KRA''s code lists per environment.';
comment on column code_list_poll.watermark is 'KRA''s own time of the last answer, moved only together with what that answer brought.';
comment on column code_list_poll.synced_at is 'When the lists were complete for the first time.';

create table code_value (
    environment    text        not null,
    list           text        not null,
    code           text        not null,
    effective_from date        not null,
    name           text        not null,
    in_use         boolean     not null,
    rate           numeric,
    seen_at        timestamptz not null,
    primary key (environment, list, code, effective_from)
);
comment on table code_value is 'Every value of a code that was ever seen; KRA keeps no history.';
