create table gateway_app (
  name          text        primary key check (length(name) between 1 and 64),
  environment   text        not null check (environment in ('SANDBOX', 'PRODUCTION')),
  client_id     text        not null,
  client_secret bytea       not null,
  app_id        text        not null,
  created_at    timestamptz not null,
  changed_at    timestamptz not null
);
comment on table gateway_app is
  'The integrator''s apps at KRA''s gateway. The secret is encrypted with the data keyset; the name is its owner.';

alter table device add column gateway_app text references gateway_app;
alter table device add constraint device_gateway_app_check check (front_door = 'GATEWAY' or gateway_app is null);
create index on device (gateway_app) where gateway_app is not null;
comment on column device.gateway_app is 'As which app its calls go through the gateway.';

alter table initialisation
  add column front_door text not null default 'DIRECT' check (front_door in ('DIRECT', 'GATEWAY'));
comment on column initialisation.front_door is
  'The door of the last call. Its answer is read by it, also when the device has another door by then.';
