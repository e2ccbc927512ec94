-- Lanes claimed in batches, states written for many lanes in one transaction, attempts and payloads kept by month.

-- What a lane must be told goes into a table of its own: whoever adds a document never waits for a lane's row, and no
-- two transactions lock lanes in opposite orders.
create table wake (
    wake_id bigint generated always as identity primary key,
    lane_id bigint not null references lane
);
comment on table wake is 'Lanes that have something new to do; drained by whichever node claims next';

create table signal (
    signal_id      bigint generated always as identity primary key,
    wake_key       text not null,
    reason_code    text,
    reason_text    text,
    authority_code text,
    authority_text text
);
comment on table signal is 'Something that documents wait for is there (no reason), or they wait on for this reason; drained in small steps';

create sequence document_position;
select setval('document_position', greatest(1, (select coalesce(max(position), 1) from document)));

alter table lane
    drop column next_position,
    add column slow        boolean not null default false,
    add column held_reason text,
    add column refusals    integer not null default 0,
    add column refusal     text;
comment on column lane.due is 'When there may be something to do; null: nothing until somebody sets it, or a node owns it';
comment on column lane.slow is 'Its last calls took long: it may use only the share of the call slots that slow lanes have';
comment on column lane.held_reason is 'A person holds it: nothing new is sent until it is released';
comment on column lane.refusals is 'How many refusals in a row had the same words';
drop index lane_due;
create index lane_due on lane (due) where due is not null and not slow;
create index lane_due_slow on lane (due) where due is not null and slow;
create index lane_leased on lane (lease_until) where owner is not null;
update lane set due = now() where due is null and owner is not null;

alter table counter add column holder bigint references document;
comment on column counter.holder is 'The document whose number KRA has not decided: nobody takes the next one before';

alter table document drop constraint document_stream_check;
alter table document
    add constraint document_stream_check
        check (stream in ('SETUP', 'ITEMS', 'SALES', 'STOCK', 'PURCHASES', 'IMPORTS')),
    add column healed     boolean     not null default false,
    add column payload_at timestamptz not null default now();
comment on column document.healed is 'Its number was corrected once to the one KRA expected';
comment on column document.payload_at is 'Names the partition of its payload';
create index document_waiting_until on document (due) where state = 'WAITING' and due < 'infinity';
drop index document_waiting;
create index document_waiting on document (waits_for, position) where state = 'WAITING';
update document set due = 'infinity' where state = 'WAITING' and waits_for <> 'time';

-- Payloads by month.
alter table document_payload rename to document_payload_v1;
create table document_payload (
    document_id bigint      not null,
    payload_at  timestamptz not null,
    payload     jsonb       not null,
    primary key (document_id, payload_at)
) partition by range (payload_at);
comment on table document_payload is 'The data of the newest revision that counts, as its event carried it; partitions by month';
create table document_payload_default partition of document_payload default;
insert into document_payload
    select p.document_id, d.payload_at, p.payload from document_payload_v1 p join document d using (document_id);
drop table document_payload_v1;

-- Undecided attempts stand in a small table of their own, one per document; what is decided is history, by month.
alter table attempt rename to attempt_v1;
create sequence attempt_number;
create table attempt (
    document_id bigint primary key references document,
    attempt_id  bigint      not null default nextval('attempt_number'),
    lane_id     bigint      not null references lane,
    epoch       bigint      not null,
    door        text        not null default 'DIRECT',
    call        text        not null,
    step        integer     not null,
    number      bigint,
    body        bytea       not null,
    body_sha256 text        not null,
    wire_lines  jsonb       not null,
    sends       integer     not null default 1,
    state       text        not null check (state in ('OPEN', 'UNKNOWN', 'UNCONFIRMED')),
    sent_at     timestamptz not null default clock_timestamp(),
    deadline_at timestamptz not null,
    asks        integer     not null default 0,
    absences    integer     not null default 0,
    ask_due     timestamptz,
    result_code text,
    answer_text text
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
comment on table attempt is 'Sends that KRA has not decided: durable, with number, bytes and deadline, before the first byte leaves';
create index attempt_of_lane on attempt (lane_id);

create table attempt_history (
    attempt_id  bigint      not null,
    document_id bigint      not null,
    lane_id     bigint      not null,
    epoch       bigint      not null,
    door        text        not null default 'DIRECT',
    call        text        not null,
    step        integer     not null,
    number      bigint,
    body        bytea,
    body_sha256 text        not null,
    sends       integer     not null,
    state       text        not null check (state in
        ('ACCEPTED', 'ADOPTED', 'REFUSED', 'NOT_SENT', 'THROTTLED', 'ABSENT', 'CONFLICT')),
    sent_at     timestamptz not null,
    deadline_at timestamptz not null,
    finished_at timestamptz not null,
    asks        integer     not null,
    result_code text,
    answer_text text
) partition by range (finished_at);
comment on table attempt_history is 'The outcome ledger: every decided send with KRA''s words; partitions by month';
create table attempt_history_default partition of attempt_history default;
create index attempt_history_of_document on attempt_history (document_id);
insert into attempt (document_id, attempt_id, lane_id, epoch, call, step, number, body, body_sha256, wire_lines, sends,
                     state, sent_at, deadline_at, asks, absences, ask_due, result_code, answer_text)
    select document_id, attempt_id, lane_id, epoch, call, step, number, body, body_sha256, wire_lines, sends,
           state, sent_at, deadline_at, asks, absences, ask_due, result_code, answer_text
      from attempt_v1 where state in ('OPEN', 'UNKNOWN', 'UNCONFIRMED');
insert into attempt_history
    select attempt_id, document_id, lane_id, epoch, 'DIRECT', call, step, number, body, body_sha256, sends, state, sent_at,
           deadline_at, coalesce(finished_at, now()), asks, result_code, answer_text
      from attempt_v1 where state not in ('OPEN', 'UNKNOWN', 'UNCONFIRMED');
select setval('attempt_number', greatest(1, (select coalesce(max(attempt_id), 1) from attempt_v1)));
drop table attempt_v1;
update counter c set holder = d.document_id
  from document d
 where d.number is not null and d.state in ('QUEUED', 'BLOCKED')
   and c.name = case d.stream when 'SALES' then 'invcNo' when 'STOCK' then 'sarNo' else 'itemCd' end
   and c.scope = (select case l.kind when 'ITEMS' then 'taxpayer/' || substr(l.scope, 7) else l.scope end
                    from lane l where l.lane_id = d.lane_id);

-- Items are known by their natural key everywhere.
alter table item drop constraint item_state_check, drop column fiscal_hash;
alter table item add constraint item_state_check check (state in ('NAMED', 'REGISTERING', 'REGISTERED', 'REFUSED'));
comment on column item.state is 'NAMED: a document named it, its registration is not under way yet';

alter table receipt add column created_at timestamptz not null default now();

alter table device
    add column front_door   text not null default 'DIRECT',
    add column gateway_app  text,
    add column stock_policy text not null default 'WAIT';

create table audit (
    audit_id    bigint generated always as identity primary key,
    at          timestamptz not null default now(),
    actor       text        not null,
    verb        text        not null,
    subject     text        not null,
    reason      text        not null,
    request_id  text        not null unique,
    detail      jsonb       not null default '{}'::jsonb
);
comment on table audit is 'Who did what to a lane or document, when and why; request_id makes a verb idempotent';
create index audit_of_subject on audit (subject, audit_id);
