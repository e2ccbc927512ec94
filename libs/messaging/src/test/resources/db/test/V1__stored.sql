create table stored (
    place   bigint generated always as identity primary key,
    subject text  not null,
    data    bytea not null
);
