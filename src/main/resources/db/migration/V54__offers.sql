-- What was promised to whoever does what an offer names; nobody is named. Found by anybody who has its code: no policy. Never changed.
create table offer (
    code varchar(14) not null,
    partner varchar(64) not null,
    programme varchar(64) not null,
    programme_version integer not null,
    payload text not null,
    signed text not null,
    made_by varchar(128) not null,
    made_at timestamptz not null,
    valid_until date not null,
    constraint offer_pk primary key (code),
    constraint offer_version foreign key (programme, programme_version) references programme_version (code, version)
);
grant select, insert on offer to carrots_app;
