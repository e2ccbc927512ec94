-- One database and one user per service: nobody reads another's (design section 3).
create user credential password 'credential';
create database credential owner credential;
create user submission password 'submission';
create database submission owner submission;
create user sync password 'sync';
create database sync owner sync;
create user lineage password 'lineage';
create database lineage owner lineage;
