-- What a document costs in the database.

-- A renewal changes lease_until only. With that in no index the row is changed in place, and nothing else is written.
drop index lane_leased;
create index lane_owned on lane (owner) where owner is not null;

-- Read as a whole and never searched: kept as written, not taken apart and put together again.
alter table document_payload alter column payload type json using payload::json;
alter table pending_revision alter column payload type json using payload::json;
alter table attempt alter column wire_lines type json using wire_lines::json;
alter table receipt alter column receipt type json using receipt::json;
alter table item alter column attributes type json using attributes::json;
