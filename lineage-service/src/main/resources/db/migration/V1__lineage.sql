-- What was issued where, what has been credited, and the credit notes on their way. PostgreSQL 15 or newer.

create table device (
    device_id   text    primary key,
    version     bigint  not null check (version >= 0),
    tenant_id   text    not null,
    environment text    not null,
    pin         text    not null,
    branch_id   text    not null,
    solution    text    not null
);
create index device_of_taxpayer on device (tenant_id, environment, pin, branch_id, solution);
comment on table device is 'Copy of risiti.devices.v1: the newest version of each device.';

create table announced_sale (
    tenant_id          text    not null,
    source             text    not null,
    source_document_id text    not null,
    number             text,
    device_id          text,
    announced_revision integer not null default 0 check (announced_revision >= 0),
    decided_revision   integer not null default 0 check (decided_revision >= 0),
    decided_state      text,
    decided_why        text,
    primary key (tenant_id, source, source_document_id),
    check ((decided_revision = 0) = (decided_state is null))
);
create index announced_sale_number on announced_sale (tenant_id, number);
comment on table announced_sale is 'Sales that were published, so that an original on its way differs from an unknown one.';
comment on column announced_sale.announced_revision is 'Highest revision seen on risiti.documents.v1; 0 when its result came first.';
comment on column announced_sale.decided_revision is 'Highest revision that ended without a receipt; a higher announced one is on its way again.';

create table issued_document (
    id                      uuid           primary key,
    tenant_id               text           not null,
    source                  text           not null,
    kind                    text           not null check (kind in ('SALE', 'CREDIT_NOTE')),
    source_document_id      text           not null,
    device_id               text           not null,
    book_id                 text,
    number                  text           not null,
    document_date           date           not null,
    environment             text           not null,
    pin                     text           not null,
    branch_id               text           not null,
    solution                text           not null,
    control_unit_id         text,
    machine_code            text,
    invoice_number          bigint         not null,
    original_invoice_number bigint,
    receipt_number          bigint         not null,
    total_receipt_number    bigint,
    signature               text           not null,
    internal_data           text,
    signed_at               timestamptz    not null,
    verification_url        text,
    buyer_name              text           not null,
    buyer_pin               text,
    buyer_phone             text,
    currency                text           not null,
    exchange_rate           numeric(28,10) not null check (exchange_rate > 0),
    total                   numeric(20,2)  not null check (total >= 0),
    imported                boolean        not null,
    content_hash            text           not null,
    recorded_at             timestamptz    not null default now(),
    unique (tenant_id, source, kind, source_document_id)
);
create index issued_document_number on issued_document (tenant_id, number);
create index issued_document_recent on issued_document (tenant_id, signed_at desc) where kind = 'SALE';
comment on table issued_document is 'Every document with a receipt, whichever solution issued it; its row lock orders the credit notes against it.';
comment on column issued_document.device_id is 'The device that issued it.';
comment on column issued_document.exchange_rate is 'KES per unit of currency; total and all lines are KES.';
comment on column issued_document.imported is 'Issued before this system or by another solution, and entered by a person.';

create table issued_line (
    issued_id         uuid           not null references issued_document,
    sequence          integer        not null check (sequence >= 1),
    source_item_id    text           not null,
    wire              jsonb          not null,
    quantity          numeric(28,10) not null check (quantity >= 0),
    amount            numeric(20,2)  not null check (amount >= 0),
    reserved_quantity numeric(28,10) not null default 0 check (reserved_quantity >= 0),
    reserved_amount   numeric(20,2)  not null default 0 check (reserved_amount >= 0),
    credited_quantity numeric(28,10) not null default 0 check (credited_quantity >= 0),
    credited_amount   numeric(20,2)  not null default 0 check (credited_amount >= 0),
    primary key (issued_id, sequence),
    constraint never_more_units_than_sold check (reserved_quantity + credited_quantity <= quantity),
    constraint never_more_money_than_paid check (reserved_amount + credited_amount <= amount)
) with (fillfactor = 80);
comment on table issued_line is 'Wire lines of issued documents and what credit notes have taken from each.';
comment on column issued_line.quantity is 'Units of the source line, not of the wire line.';
comment on column issued_line.reserved_quantity is 'Taken by credit notes on their way to a receipt.';
comment on column issued_line.credited_quantity is 'Taken by credit notes with a receipt.';

create table credit_note (
    id                          bigint      generated always as identity primary key,
    tenant_id                   text        not null,
    source                      text        not null,
    source_document_id          text        not null,
    revision                    integer     not null check (revision >= 1),
    content_hash                text        not null,
    published_device_id         text        not null,
    number                      text        not null,
    original_source_document_id text,
    original_number             text,
    note                        jsonb       not null,
    event_id                    text        not null,
    correlation_id              text        not null,
    traceparent                 text,
    received_at                 timestamptz not null,
    state                       text        not null
        check (state in ('RECEIVED', 'PARKED', 'ROUTED', 'RAISE_ELSEWHERE', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    reason_code                 text,
    reason_text                 text,
    candidates                  jsonb       not null default '[]',
    issued_id                   uuid        references issued_document,
    issuing_device_id           text,
    decided_at                  timestamptz,
    due_at                      timestamptz,
    failures                    integer     not null default 0,
    newer_revision              integer,
    newer_content_hash          text,
    newer                       jsonb,
    unique (tenant_id, source, source_document_id),
    check ((state in ('RECEIVED', 'PARKED')) = (due_at is not null)),
    check ((newer_revision is null) = (newer is null) and (newer_revision is null) = (newer_content_hash is null)),
    check (newer_revision is null or newer_revision > revision)
) with (fillfactor = 80);
create index credit_note_due on credit_note (due_at) where due_at is not null;
create index credit_note_waits_for_id on credit_note (tenant_id, source, original_source_document_id)
    where due_at is not null;
create index credit_note_waits_for_number on credit_note (tenant_id, original_number) where due_at is not null;
create index credit_note_state on credit_note (state, tenant_id);
comment on table credit_note is 'Credit notes as published, and where each stands until it is handed on; afterwards whether it still holds its part of the original.';
comment on column credit_note.due_at is 'When to decide (again), on the clock of the database; null once nothing is left to decide.';
comment on column credit_note.issued_id is 'The original, once found.';
comment on column credit_note.newer is 'A later revision that arrived after the note was handed on; decided when the older one is refused.';

create table credit_taking (
    id        bigint         generated always as identity primary key,
    note_id   bigint         not null references credit_note,
    revision  integer        not null,
    issued_id uuid           not null,
    sequence  integer        not null,
    quantity  numeric(28,10) not null check (quantity > 0),
    amount    numeric(20,2)  not null check (amount >= 0),
    state     text           not null check (state in ('RESERVED', 'CREDITED', 'RELEASED')),
    foreign key (issued_id, sequence) references issued_line (issued_id, sequence)
);
create index credit_taking_note on credit_taking (note_id) where state = 'RESERVED';
create index credit_taking_issued on credit_taking (issued_id);
comment on table credit_taking is 'What each credit note takes from each line of its original.';

create view known_sale as
select tenant_id, source, source_document_id, number, id as issued_id, imported, document_date, total,
       false as ended_without_receipt, null::text as why
  from issued_document
 where kind = 'SALE'
 union all
select a.tenant_id, a.source, a.source_document_id, a.number, null::uuid, false, null::date, null::numeric,
       a.decided_revision >= a.announced_revision, a.decided_why
  from announced_sale a
 where not exists (select from issued_document d
                    where d.tenant_id = a.tenant_id and d.source = a.source and d.kind = 'SALE'
                      and d.source_document_id = a.source_document_id);
comment on view known_sale is 'Each sale once, signed or not: where a credit note looks for its original.';
