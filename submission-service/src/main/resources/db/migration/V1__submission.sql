-- State of submission-service. SQL within PostgreSQL 15. Times are always the database's own clock.

create table device (
    device_id       text primary key,
    version         bigint      not null,
    tenant_id       text        not null,
    environment     text        not null,
    pin             text        not null,
    branch_id       text        not null,
    solution        text        not null,
    state           text        not null,
    serial_number   text        not null,
    taxpayer_name   text        not null,
    branch_name     text,
    control_unit_id text,
    machine_code    text,
    changed_at      timestamptz not null
);
comment on table device is 'Copy of risiti.devices.v1: the newest version of each device';
create index device_of_taxpayer on device (environment, pin);

create table tax_rate (
    environment    text          not null,
    tax_type       text          not null,
    effective_from date          not null,
    rate           numeric(7, 2) not null,
    in_use         boolean       not null,
    primary key (environment, tax_type, effective_from)
);
comment on table tax_rate is 'Class 04 of the synced code list, with its history; rate in percent';

create table lane (
    lane_id       bigint generated always as identity primary key,
    kind          text   not null check (kind in ('DEVICE', 'ITEMS')),
    scope         text   not null unique,
    device_id     text,
    environment   text,
    pin           text,
    due           timestamptz,
    owner         text,
    epoch         bigint not null default 0,
    lease_until   timestamptz,
    next_position bigint not null default 1,
    failures      integer not null default 0,
    paused_code   text,
    paused_text   text,
    check ((kind = 'DEVICE') = (device_id is not null)),
    check ((kind = 'ITEMS') = (environment is not null and pin is not null))
) with (fillfactor = 70);
comment on table lane is 'The right to have one state-changing call open at KRA: one per device, one per taxpayer for items';
comment on column lane.due is 'When there may be something to do; null: nothing until somebody sets it';
comment on column lane.epoch is 'Grows with each claim; every write of an owner names it';
create index lane_due on lane (due) where due is not null;

create table document (
    document_id        bigint generated always as identity primary key,
    tenant_id          text        not null,
    source             text        not null,
    kind               text        not null,
    source_document_id text        not null,
    revision           integer     not null check (revision > 0),
    content_hash       bytea       not null,
    device_id          text        not null,
    book_id            text,
    lane_id            bigint      not null references lane,
    stream             text        not null check (stream in ('SETUP', 'ITEMS', 'SALES', 'STOCK')),
    position           bigint      not null,
    state              text        not null
        check (state in ('QUEUED', 'WAITING', 'BLOCKED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    reason_code        text,
    reason_text        text,
    authority_code     text,
    authority_text     text,
    waits_for          text,
    due                timestamptz not null default now(),
    step               integer     not null default 0,
    number             bigint,
    ever_unknown       boolean     not null default false,
    attempts           integer     not null default 0,
    caused_by          bigint references document,
    received_at        timestamptz not null default now(),
    decided_at         timestamptz,
    unique (tenant_id, source, kind, source_document_id),
    check ((state = 'WAITING') = (waits_for is not null))
) with (fillfactor = 80);
comment on table document is 'One row per document identity, for ever: the inbox, and where the document stands';
comment on column document.position is 'Order of entry into the stream; given anew when a waiting document enters';
comment on column document.number is 'The number it holds at KRA (invcNo, sarNo, running number of an item code)';
comment on column document.ever_unknown is 'An attempt once ended unknown: its number is given back only after KRA confirmed it unused';
create index document_open on document (lane_id, stream, position) where state in ('QUEUED', 'BLOCKED');
create index document_waiting on document (waits_for) where state = 'WAITING';

create table document_payload (
    document_id bigint primary key references document,
    payload     jsonb not null
);
comment on table document_payload is 'The data of the newest revision that counts, as its event carried it';

create table pending_revision (
    document_id  bigint primary key references document,
    revision     integer     not null,
    content_hash bytea       not null,
    payload      jsonb       not null,
    received_at  timestamptz not null default now()
);
comment on table pending_revision is 'A higher revision that arrived while an attempt was open';

create table attempt (
    attempt_id  bigint generated always as identity primary key,
    document_id bigint      not null references document,
    lane_id     bigint      not null references lane,
    epoch       bigint      not null,
    call        text        not null,
    step        integer     not null,
    number      bigint,
    body        bytea,
    body_sha256 text        not null,
    wire_lines  jsonb       not null,
    sends       integer     not null default 1,
    state       text        not null check (state in
        ('OPEN', 'UNKNOWN', 'UNCONFIRMED', 'ACCEPTED', 'ADOPTED', 'REFUSED', 'NOT_SENT', 'THROTTLED', 'ABSENT', 'CONFLICT')),
    sent_at     timestamptz not null default now(),
    deadline_at timestamptz not null,
    finished_at timestamptz,
    asks        integer     not null default 0,
    absences    integer     not null default 0,
    ask_due     timestamptz,
    result_code text,
    answer_text text
) with (fillfactor = 80);
comment on table attempt is 'One send to KRA: durable, with number, bytes and deadline, before the first byte leaves';
create unique index attempt_undecided on attempt (document_id) where state in ('OPEN', 'UNKNOWN', 'UNCONFIRMED');
create index attempt_undecided_of_lane on attempt (lane_id) where state in ('OPEN', 'UNKNOWN', 'UNCONFIRMED');
create index attempt_of_document on attempt (document_id);

create table counter (
    scope text   not null,
    name  text   not null,
    last  bigint not null default 0,
    primary key (scope, name)
);
comment on table counter is 'The last number handed out: invcNo and sarNo per device, item codes per taxpayer';

create table receipt (
    document_id    bigint primary key references document,
    device_id      text   not null,
    invoice_number bigint not null,
    receipt        jsonb  not null,
    unique (device_id, invoice_number)
);
comment on table receipt is 'What KRA signed. No number is accepted for two documents, no document has two receipts';

create table item (
    item_id        bigint generated always as identity primary key,
    environment    text  not null,
    pin            text  not null,
    tenant_id      text  not null,
    source         text  not null,
    source_item_id text  not null,
    attributes     jsonb not null,
    fiscal_hash    bytea not null,
    item_code      text,
    state          text  not null check (state in ('REGISTERING', 'REGISTERED', 'REFUSED')),
    document_id    bigint references document,
    unique (environment, pin, source, source_item_id),
    unique (environment, pin, item_code)
);
comment on table item is 'The catalogue: which item code a source item has at KRA';

create table stock (
    device_id text           not null,
    item_code text           not null,
    quantity  numeric(28, 10) not null,
    primary key (device_id, item_code)
);
comment on table stock is 'Opening plus accepted movements, per device and item';
