-- What other systems registered before a device was taken over.

create table listed_item (
    environment          text    not null,
    pin                  text    not null,
    item_code            text    not null,
    name                 text,
    folded_name          text generated always as (lower(regexp_replace(trim(name), '\s+', ' ', 'g'))) stored,
    type                 text,
    class_code           text,
    origin_country       text,
    packaging_unit       text,
    quantity_unit        text,
    tax_type             text,
    barcode              text,
    default_price        numeric(20, 2),
    in_use               boolean not null,
    insurance_applicable boolean not null,
    primary key (environment, pin, item_code)
);
comment on table listed_item is 'KRA''s item list of a taxpayer as it was when a device of it was taken over';
create index listed_item_named on listed_item (environment, pin, folded_name);
create index listed_item_barcode on listed_item (environment, pin, barcode) where barcode is not null;

create table item_takeover (
    device_id  text        not null references device,
    adopted_at timestamptz not null,
    due        timestamptz not null default now(),
    tries      integer     not null default 0,
    read_at    timestamptz,
    items      integer,
    trouble    text,
    primary key (device_id, adopted_at)
);
comment on table item_takeover is 'Item lists to be read from KRA, one per adoption; until then the taxpayer''s item lane is held';
create index item_takeover_due on item_takeover (due) where read_at is null;

alter table item add column as_new boolean not null default false;
comment on column item.as_new is 'A person said that none of the listed items is this one';
