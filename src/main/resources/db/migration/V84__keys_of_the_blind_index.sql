-- Which key has made the hash: two of them while one is replaced by the other. The release before writes with the first.
alter table blind_index add column key varchar(32) not null default 'index';
alter table name_index add column key varchar(32) not null default 'index';
grant delete on name_index to carrots_app;
