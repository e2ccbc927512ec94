-- What people look for and what on-call people count.

alter table document add column state_since timestamptz not null default now();
comment on column document.state_since is 'Since when it has stood where it stands';
create index document_standing on document (state, reason_code, state_since) where state in ('WAITING', 'BLOCKED');
create index document_caused on document (caused_by) where caused_by is not null;

create index lane_still on lane (lane_id) where paused_code is not null or held_reason is not null;
