create table tenant (
  tenant_id  text        primary key check (length(tenant_id) between 1 and 64),
  name       text,
  created_at timestamptz not null
);
comment on table tenant is 'Customers of the integrator.';

create table taxpayer (
  taxpayer_id bigint      generated always as identity primary key,
  environment text        not null check (environment in ('SANDBOX', 'PRODUCTION')),
  pin         text        not null check (pin ~ '^[A-Z][0-9]{9}[A-Z]$'),
  tenant_id   text        not null references tenant,
  created_at  timestamptz not null,
  unique (environment, pin)
);
comment on table taxpayer is 'A KRA PIN in one environment belongs to exactly one tenant.';

create table device (
  device_id                  text        primary key,
  version                    bigint      not null check (version >= 1),
  taxpayer_id                bigint      not null references taxpayer,
  tenant_id                  text        not null references tenant,
  environment                text        not null,
  pin                        text        not null,
  branch_id                  text        not null check (branch_id ~ '^[0-9]{2}$'),
  solution                   text        not null,
  front_door                 text        not null check (front_door in ('DIRECT', 'GATEWAY')),
  serial_number              text        not null,
  taxpayer_name              text        not null,
  branch_name                text,
  state                      text        not null check (state in ('REGISTERED', 'INITIALISED', 'BASIC_DATA_SYNCED',
                                                                   'ACTIVE', 'SUSPENDED', 'BLOCKED', 'REMOVED')),
  key_since                  timestamptz,
  basic_data_synced          boolean     not null,
  branch_user_saved          boolean     not null,
  suspended                  boolean     not null,
  removed                    boolean     not null,
  block_code                 text,
  block_text                 text,
  block_authority_code       text,
  block_authority_text       text,
  control_unit_id            text,
  machine_code               text,
  kra_device_id              text,
  last_invoice_number        bigint      not null default 0 check (last_invoice_number >= 0),
  last_stock_movement_number bigint      not null default 0 check (last_stock_movement_number >= 0),
  changed_at                 timestamptz not null,
  unique (environment, pin, branch_id, solution),
  check ((block_code is null) = (block_text is null))
);
create index on device (tenant_id, device_id);
comment on table device is 'Control units. state is derived from the columns after it and kept for queries.';
comment on column device.last_invoice_number is 'invcNo to go on from, given when a device is adopted.';
comment on column device.last_stock_movement_number is 'sarNo to go on from, given when a device is adopted.';

create table device_secret (
  device_id             text        primary key references device,
  communication_key     bytea,
  initialisation_answer bytea,
  changed_at            timestamptz not null
);
comment on table device_secret is
  'Encrypted with the data keyset. The answer is stored before it is read: KRA gives the key once.';

create table uploaded_key (
  key_reference     text        primary key,
  device_id         text        not null references device,
  communication_key bytea       not null,
  uploaded_at       timestamptz not null
);
comment on table uploaded_key is 'Keys entered over HTTPS, encrypted, until an adopt names them.';

create table initialisation (
  device_id    text        primary key references device,
  state        text        not null check (state in ('DUE', 'SENT', 'ANSWERED', 'DONE', 'FAILED', 'UNKNOWN')),
  due          timestamptz not null,
  not_sent     int         not null default 0,
  owner        text,
  epoch        bigint      not null default 0,
  lease_until  timestamptz,
  requested_at timestamptz not null,
  sent_at      timestamptz,
  http_status  int
);
create index on initialisation (due) where state in ('DUE', 'SENT', 'ANSWERED');
comment on table initialisation is
  'The intent to initialise a device. SENT is committed before the first byte leaves, so that a crash leaves an unknown '
  'and never a second call.';

create table book (
  book_id    text        primary key,
  tenant_id  text        not null references tenant,
  provider   text        not null,
  account_id text        not null,
  name       text        not null,
  mapping    jsonb       not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (provider, account_id)
);
comment on table book is 'Companies in accounting tools and how their documents become ours.';

create table book_token (
  book_id        text        primary key references book,
  connected_with bytea       not null,
  refresh_token  bytea       not null,
  access_token   bytea,
  access_expires timestamptz,
  obtained_at    timestamptz,
  version        bigint      not null default 1,
  state          text        not null check (state in ('CONNECTED', 'RECONNECT_REQUIRED')),
  claim_owner    text,
  claim_until    timestamptz,
  check ((access_token is null) = (access_expires is null))
);
comment on table book_token is
  'OAuth tokens, encrypted. A refresh is claimed by one caller at a time; the version makes an older result change nothing.';
comment on column book_token.connected_with is
  'The refresh token a person connected the book with: giving it again must not bring an outdated token back.';

create table data_keyset (
  id         int         primary key check (id = 1),
  wrapped    bytea       not null,
  wrapped_by text        not null,
  created_at timestamptz not null
);
comment on table data_keyset is 'The keyset that encrypts all secrets, itself encrypted by the key-encryption key.';

create table refused_command (
  id         bigint      generated always as identity primary key,
  event_id   text        not null,
  source     text        not null,
  type       text        not null,
  tenant_id  text        not null,
  code       text        not null,
  sentence   text        not null,
  refused_at timestamptz not null
);
create index on refused_command (tenant_id, id);
comment on table refused_command is 'Commands from the topic that were understood and refused, for people to see.';
