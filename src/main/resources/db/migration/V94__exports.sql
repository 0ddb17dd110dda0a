-- Each file that has left the service: who, when, how much, and by what it is known again when it is found outside. The mark itself
-- stands in the file only, so that nobody who reads this table can tell marks from other words.
create table report_export (
    id uuid not null,
    mark_hash varchar(64) not null,
    report varchar(32) not null,
    person varchar(128) not null,
    exported_on date not null,
    exported_at timestamptz not null,
    lines bigint not null,
    -- Of all bytes; null if the file never came to its end.
    sha256 varchar(64),
    constraint report_export_pk primary key (id),
    constraint report_export_mark unique (mark_hash)
);
create index report_export_of_person on report_export (person, exported_on);
create index report_export_by_hash on report_export (sha256);
grant select, insert, update (sha256) on report_export to carrots_app;
