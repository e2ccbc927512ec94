-- Tables of libs/messaging in each service's own database; PostgreSQL 15 or newer.

create table inbox (
    consumer    text        not null,
    source      text        not null,
    event_id    text        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, source, event_id)
);
create index inbox_received_at on inbox (received_at);
comment on table inbox is 'Events a consumer has stored: a second delivery finds its row and has no effect. Kept longer than any topic.';
comment on column inbox.consumer is 'Who stored it, usually the consumer group.';

create table outbox_key (
    topic         text    not null,
    record_key    text    not null,
    shard         integer not null check (shard >= 0),
    last_sequence bigint  not null check (last_sequence > 0),
    primary key (topic, record_key)
) with (fillfactor = 70);
comment on table outbox_key is 'Last ce_sequence given to each key of a topic; its row lock makes sequence order the order of commit.';
comment on column outbox_key.shard is 'Given once and kept, so that one key never has two relays, whatever number of shards is configured later.';

create table outbox_shard (
    shard       integer primary key check (shard >= 0),
    owner       text,
    epoch       bigint  not null default 0,
    lease_until timestamptz,
    check ((owner is null) = (lease_until is null))
);
comment on table outbox_shard is 'Who relays which part of the outbox; leases run on the clock of the database.';
comment on column outbox_shard.epoch is 'Grows with each change of owner; what an older owner still finishes is recognised by it.';

create table outbox (
    id             bigint generated always as identity primary key,
    shard          integer     not null,
    topic          text        not null,
    record_key     text        not null,
    sequence       bigint      not null,
    event_id       text        not null,
    type           text        not null,
    subject        text        not null,
    data_schema    text        not null,
    event_time     timestamptz not null,
    recorded_at    timestamptz not null default now(),
    correlation_id text,
    causation_id   text,
    traceparent    text,
    data           bytea       not null,
    unique (topic, record_key, sequence)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index outbox_shard_id on outbox (shard, id);
comment on table outbox is 'Events committed but not yet acknowledged by the broker; within a key, id grows with sequence.';
