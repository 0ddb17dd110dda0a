-- A bank's file that a person brings counts when another has confirmed it.
create table rate_proposal (
    id uuid not null,
    sha256 varchar(64) not null,
    expected varchar(8),
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    raw bytea not null,
    constraint rate_proposal_pk primary key (id),
    constraint rate_proposal_proposer_uq unique (id, proposed_by)
);
grant select, insert on rate_proposal to carrots_app;

-- The proposer is repeated so that the database itself refuses one person in both parts.
create table rate_confirmation (
    proposal_id uuid not null,
    proposed_by varchar(128) not null,
    confirmed_by varchar(128) not null,
    confirmed_at timestamptz not null,
    constraint rate_confirmation_pk primary key (proposal_id),
    constraint rate_confirmation_fk foreign key (proposal_id, proposed_by) references rate_proposal (id, proposed_by),
    constraint rate_confirmation_two_people_ck check (confirmed_by <> proposed_by)
);
grant select, insert on rate_confirmation to carrots_app;
