-- Where a claimant is paid from some day on: proposed by one person, confirmed by another, used after a waiting time. The account is
-- in the vault under the same version, as sealed as the one before; here is nothing of it but what answers show. A first account is
-- used at once and has one person.
create table destination_change (
    bucket smallint not null,
    claimant_id uuid not null,
    version integer not null,
    partner varchar(64) not null,
    state varchar(16) not null,
    masked varchar(40),
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    confirmed_by varchar(128),
    confirmed_at timestamptz,
    -- When the waiting time is over.
    use_from timestamptz,
    ended_by varchar(128),
    ended_at timestamptz,
    constraint destination_change_pk primary key (bucket, claimant_id, version),
    constraint destination_change_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint destination_change_state check (state in ('PROPOSED', 'CONFIRMED', 'USED', 'REJECTED', 'WITHDRAWN')),
    constraint destination_change_two_people check (lower(confirmed_by) <> lower(proposed_by)),
    constraint destination_change_confirmed check
        ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (use_from is null)),
    constraint destination_change_ended check
        ((ended_by is null) = (ended_at is null) and (ended_by is null) = (state not in ('REJECTED', 'WITHDRAWN')))
);
create unique index destination_change_open on destination_change (bucket, claimant_id)
    where state in ('PROPOSED', 'CONFIRMED');
grant select, insert on destination_change to carrots_app;
grant update (state, masked, confirmed_by, confirmed_at, use_from, ended_by, ended_at) on destination_change to carrots_app;
alter table destination_change enable row level security;
create policy destination_change_of_partner on destination_change to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
