-- That a claimant was in touch, and what the word said that was given. All kinds are written alike, so that neither the time an answer
-- takes nor the size of what is written tells one from another. The signals among them are for duty officers only: a partner's
-- transaction can write a row and read none.
create table check_in (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    kind varchar(16) not null,
    -- By which the audit log names it: it carries no bucket and stands in no answer of a partner.
    reference uuid not null,
    -- With the kind it makes the hash that the audit log has, which alone says nothing.
    salt varchar(64) not null,
    -- The account that was paid when it was recorded; 0 for none.
    destination_version integer not null,
    recorded_by varchar(128) not null,
    recorded_at timestamptz not null,
    end_proposed_by varchar(128),
    end_proposed_at timestamptz,
    -- What becomes of an account that was changed since.
    end_account varchar(16),
    ended_by varchar(128),
    ended_at timestamptz,
    constraint check_in_pk primary key (bucket, id),
    constraint check_in_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint check_in_kind check (kind in ('AGREED_WORD', 'OTHER_WORD', 'UNKNOWN_WORD', 'REPORTED', 'ROUTINE')),
    constraint check_in_end_account check (end_account in ('AS_AT_SIGNAL', 'AS_IT_IS')),
    constraint check_in_end_proposed check (
        (end_proposed_by is null) = (end_proposed_at is null) and (end_proposed_by is null) = (end_account is null)),
    constraint check_in_ended check ((ended_by is null) = (ended_at is null) and (ended_by is null or end_proposed_by is not null)),
    constraint check_in_two_people check (ended_by <> end_proposed_by and ended_by <> recorded_by)
);
-- The few that payments wait for.
create index check_in_stopping on check_in (bucket, claimant_id)
    where kind in ('OTHER_WORD', 'REPORTED', 'ROUTINE') and ended_at is null;
create index check_in_of_claimant on check_in (bucket, claimant_id);
grant select, insert, delete on check_in to carrots_app;
grant update (end_proposed_by, end_proposed_at, end_account, ended_by, ended_at) on check_in to carrots_app;
alter table check_in enable row level security;
create policy check_in_of_staff on check_in to carrots_app
    using (current_setting('app.partner', true) = '*');
create policy check_in_of_partner on check_in for insert to carrots_app
    with check (partner = current_setting('app.partner', true));

-- That a claimant's dependants are out of reach of those whom the claimant has left: two people say so, one takes it back.
create table dependants_safe (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    confirmed_by varchar(128),
    confirmed_at timestamptz,
    revoked_by varchar(128),
    revoked_at timestamptz,
    constraint dependants_safe_pk primary key (bucket, id),
    constraint dependants_safe_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint dependants_safe_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
    constraint dependants_safe_revoked check ((revoked_by is null) = (revoked_at is null)),
    constraint dependants_safe_two_people check (confirmed_by <> proposed_by)
);
create index dependants_safe_of_claimant on dependants_safe (bucket, claimant_id);
grant select, insert on dependants_safe to carrots_app;
grant update (confirmed_by, confirmed_at, revoked_by, revoked_at) on dependants_safe to carrots_app;
alter table dependants_safe enable row level security;
create policy dependants_safe_of_partner on dependants_safe to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A recorded statement that stays outside. What leads to the recording is in the vault, under the number; nothing of it is here.
create table testimony (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    number integer not null,
    taken_on date not null,
    zone varchar(64) not null,
    consent_version varchar(32) not null,
    consented_on date not null,
    scopes varchar(32)[] not null,
    -- Absent: until the dependants are safe.
    embargo_until date,
    recorded_by varchar(128) not null,
    recorded_at timestamptz not null,
    withdrawn_by varchar(128),
    withdrawn_at timestamptz,
    destroyed_by varchar(128),
    destroyed_at timestamptz,
    constraint testimony_pk primary key (bucket, id),
    constraint testimony_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint testimony_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null)),
    constraint testimony_destroyed check (
        (destroyed_by is null) = (destroyed_at is null) and (destroyed_by is null or withdrawn_by is not null))
);
create index testimony_of_claimant on testimony (bucket, claimant_id);
grant select, insert on testimony to carrots_app;
grant update (withdrawn_by, withdrawn_at, destroyed_by, destroyed_at) on testimony to carrots_app;
alter table testimony enable row level security;
create policy testimony_of_partner on testimony to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A partner asks that payments wait, and asks for their going on; two people of staff decide.
alter table claim_hold add column by_partner boolean not null default false;
alter table claim_hold add column release_asked_by varchar(128);
alter table claim_hold add column release_asked_at timestamptz;
alter table claim_hold add constraint claim_hold_release_asked check (
    (release_asked_by is null) = (release_asked_at is null)) not valid;

-- Of a duty officer: others do not see that somebody is to be reached.
alter table disclosure add column confidential boolean not null default false;

-- Which contacts, words and references to recordings in the vault count: what was sealed for an act that then did not happen does not.
create table vault_note (
    bucket smallint not null,
    claimant_id uuid not null,
    kind varchar(16) not null,
    number integer not null,
    partner varchar(64) not null,
    sealed_at timestamptz not null,
    constraint vault_note_pk primary key (bucket, claimant_id, kind, number),
    constraint vault_note_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint vault_note_kind check (kind in ('CONTACT', 'WORDS', 'TESTIMONY'))
);
grant select, insert, delete on vault_note to carrots_app;
alter table vault_note enable row level security;
create policy vault_note_of_partner on vault_note to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

alter table vault.vault_record drop constraint vault_record_kind,
    add constraint vault_record_kind check (
        kind in ('IDENTITY', 'DESTINATION', 'DEPENDANT', 'CONTACT', 'WORDS', 'TESTIMONY')) not valid;
