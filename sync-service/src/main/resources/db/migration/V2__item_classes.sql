-- Item classes are polled for each environment, and once for each taxpayer behind KRA's gateway.

alter table code_list_poll add column answered_at timestamptz;

alter table device add column front_door text;
comment on column device.front_door is 'Null in rows of devices not heard of since this column came.';
create index device_taxpayer on device (environment, pin);

create table item_class_poll (
    scope       text primary key,
    due         timestamptz not null,
    epoch       bigint      not null default 0,
    lease_until timestamptz,
    watermark   timestamptz,
    synced_at   timestamptz,
    answered_at timestamptz,
    attempts    integer     not null default 0,
    last_error  text
);
create index item_class_poll_due on item_class_poll (due);
comment on table item_class_poll is 'One poll of KRA''s item class list per environment, and one per taxpayer (environment/PIN) that must ask itself.';
comment on column item_class_poll.due is 'Infinity once a taxpayer has asked.';

insert into item_class_poll (scope, due)
select environment, now() from device where solution = 'OSCU'
 union
select environment || '/' || pin, now() from device where solution = 'OSCU';

create table item_class (
    environment text        not null,
    code        text        not null,
    name        text        not null,
    level       integer,
    tax_type    text,
    in_use      boolean     not null,
    seen_at     timestamptz not null,
    primary key (environment, code)
);
comment on table item_class is 'KRA''s item classes as last seen; a class that was not published again has not changed.';
