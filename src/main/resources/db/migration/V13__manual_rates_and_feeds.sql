-- A rate where no bank publishes one: proposed by one person with a reason and an end date, approved by another.
create table manual_rate (
    id uuid not null,
    base varchar(3) not null,
    quote varchar(3) not null,
    nominal integer not null,
    value numeric not null,
    in_force_from date not null,
    in_force_until date not null,
    reason varchar(500) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    constraint manual_rate_pk primary key (id),
    constraint manual_rate_proposer_uq unique (id, proposed_by),
    constraint manual_rate_pair_ck check (base <> quote),
    constraint manual_rate_positive_ck check (value > 0 and nominal > 0),
    constraint manual_rate_dates_ck check (in_force_until >= in_force_from)
);

-- The proposer is repeated so that the database itself refuses one person in both parts.
create table manual_rate_approval (
    manual_rate_id uuid not null,
    proposed_by varchar(128) not null,
    approved_by varchar(128) not null,
    approved_at timestamptz not null,
    sha256 varchar(64) not null,
    constraint manual_rate_approval_pk primary key (manual_rate_id),
    constraint manual_rate_approval_fk foreign key (manual_rate_id, proposed_by)
        references manual_rate (id, proposed_by),
    constraint manual_rate_two_people_ck check (approved_by <> proposed_by)
);
grant select, insert on manual_rate to carrots_app;
grant select, insert on manual_rate_approval to carrots_app;

-- One row per feed: who fetches now (one replica among many), how far it has come, and when to try again.
create table rate_feed (
    source varchar(8) not null,
    lease_until timestamptz not null,
    next_attempt_at timestamptz not null,
    failures integer not null,
    last_error varchar(300),
    last_success_at timestamptz,
    newest_day date,
    etag varchar(200),
    last_modified varchar(100),
    constraint rate_feed_pk primary key (source),
    constraint rate_feed_source_ck check (source in ('CBR', 'ECB'))
);
insert into rate_feed (source, lease_until, next_attempt_at, failures) values
    ('CBR', timestamptz 'epoch', timestamptz 'epoch', 0),
    ('ECB', timestamptz 'epoch', timestamptz 'epoch', 0);
grant select, update on rate_feed to carrots_app;
