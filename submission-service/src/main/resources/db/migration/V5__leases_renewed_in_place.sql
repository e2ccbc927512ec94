-- A renewal changes lease_until only. With that in no index the row is changed in place, and nothing else of it is written.
drop index lane_leased;
create index lane_owned on lane (owner) where owner is not null;
