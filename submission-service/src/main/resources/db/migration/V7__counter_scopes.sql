-- For whom KRA counts, where a taxpayer has several branches.

create table counter_scope (
    environment text        not null,
    pin         text        not null,
    name        text        not null,
    scope       text check (scope in ('DEVICE', 'TAXPAYER')),
    asked_at    timestamptz not null default now(),
    found_at    timestamptz,
    document_id bigint references document,
    words       text,
    primary key (environment, pin, name),
    check ((scope is null) = (found_at is null))
);
comment on table counter_scope is 'Taxpayers with several branches: whether these share a counter; no scope: nobody knows, and they go one at a time';
comment on column counter_scope.document_id is 'The document by whose number KRA''s answer told';
