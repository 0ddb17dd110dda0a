-- What the central banks published, as it came, and the rates read from it. Nothing here is ever changed or deleted: a
-- correction is a new revision beside the old one, and whoever pinned the old one still finds it.

create table rate_publication (
    sha256 varchar(64) not null,
    source varchar(8) not null,
    kind varchar(8) not null,
    published_on date not null,
    in_force_from date not null,
    revision integer not null,
    day_count integer not null,
    rate_count integer not null,
    recorded_at timestamptz not null,
    media_type varchar(100) not null,
    raw bytea not null,
    constraint rate_publication_pk primary key (sha256),
    constraint rate_publication_hash_ck check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint rate_publication_source_ck check (source in ('CBR', 'ECB', 'EU_FIXED', 'MANUAL')),
    constraint rate_publication_kind_ck check (kind in ('DAILY', 'SERIES', 'BUNDLED', 'MANUAL')),
    constraint rate_publication_revision_ck check (revision >= 1)
);
create unique index rate_publication_recorded_at_uq on rate_publication (recorded_at);

-- nominal units of base cost value units of quote, from in_force_from on. The value keeps the published decimals.
create table rate (
    source varchar(8) not null,
    base varchar(3) not null,
    quote varchar(3) not null,
    in_force_from date not null,
    revision integer not null,
    published_on date not null,
    in_force_until date,
    nominal integer not null,
    value numeric not null,
    sha256 varchar(64) not null,
    constraint rate_pk primary key (source, base, quote, in_force_from, revision),
    constraint rate_publication_fk foreign key (sha256) references rate_publication (sha256)
        deferrable initially deferred,
    constraint rate_pair_ck check (base <> quote),
    constraint rate_positive_ck check (value > 0 and nominal > 0),
    constraint rate_until_ck check (in_force_until >= in_force_from),
    constraint rate_manual_ends_ck check (source <> 'MANUAL' or in_force_until is not null),
    constraint rate_revision_ck check (revision >= 1)
);

-- What was refused, and why. The same file for the same reason is kept once.
create table rate_refusal (
    sha256 varchar(64) not null,
    reason varchar(300) not null,
    source varchar(8),
    byte_count integer not null,
    recorded_at timestamptz not null,
    constraint rate_refusal_pk primary key (sha256, reason)
);

grant select, insert on rate_publication to carrots_app;
grant select, insert on rate to carrots_app;
grant select, insert on rate_refusal to carrots_app;
