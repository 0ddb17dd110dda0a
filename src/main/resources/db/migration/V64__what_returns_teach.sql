-- What the bank's reason for a rejection or return has led to, once for each payment attempt and consequence: whoever hears the same
-- again, in another message or after two people have lifted it, does nothing.
create table bank_consequence (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    payout_id uuid not null,
    consequence varchar(32) not null,
    reason varchar(8) not null,
    message_id uuid not null,
    acted_at timestamptz not null,
    constraint bank_consequence_pk primary key (bucket, id),
    constraint bank_consequence_payout foreign key (bucket, payout_id) references payout (bucket, id),
    constraint bank_consequence_consequence check (consequence in
        ('SUSPEND_FOR_SUCCESSION', 'BLOCK_DESTINATION', 'HOLD_CLAIM'))
);
create index bank_consequence_of_message on bank_consequence (message_id);
grant select, insert on bank_consequence to carrots_app;
alter table bank_consequence enable row level security;
create policy bank_consequence_of_partner on bank_consequence to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A version of a claimant's destination that payments cannot reach, until there is another or two people say that it is good.
create table destination_block (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    destination_version integer not null,
    reason varchar(8) not null,
    payout_id uuid not null,
    placed_at timestamptz not null,
    release_reason varchar(32),
    proposed_by varchar(128),
    proposed_at timestamptz,
    released_by varchar(128),
    released_at timestamptz,
    constraint destination_block_pk primary key (bucket, id),
    constraint destination_block_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint destination_block_release_reason check (release_reason in
        ('BANK_WAS_WRONG', 'ACCOUNT_OPEN_AGAIN', 'CLAIMANT_CONFIRMED_ACCOUNT')),
    constraint destination_block_proposed check (
        (proposed_by is null) = (proposed_at is null) and (proposed_by is null) = (release_reason is null)),
    constraint destination_block_two_people check (released_by <> proposed_by),
    constraint destination_block_released check (
        (released_by is null) = (released_at is null) and (released_at is null or proposed_at is not null))
);
create unique index destination_block_open on destination_block (bucket, claimant_id, destination_version)
    where released_at is null;
grant select, insert on destination_block to carrots_app;
grant update (release_reason, proposed_by, proposed_at, released_by, released_at) on destination_block to carrots_app;
alter table destination_block enable row level security;
create policy destination_block_of_partner on destination_block to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- What the bank's answer has stopped, one person proposes to let go on and another does.
alter table claim_hold add column lift_proposed_by varchar(128);
alter table claim_hold add column lift_proposed_at timestamptz;
alter table claim_hold add constraint claim_hold_lift_proposed check (
    (lift_proposed_by is null) = (lift_proposed_at is null)) not valid;
alter table claim_hold add constraint claim_hold_lift_two_people check (lifted_by <> lift_proposed_by) not valid;
alter table award_suspension add column lift_proposed_by varchar(128);
alter table award_suspension add column lift_proposed_at timestamptz;
alter table award_suspension add constraint award_suspension_lift_proposed check (
    (lift_proposed_by is null) = (lift_proposed_at is null)) not valid;
alter table award_suspension add constraint award_suspension_lift_two_people check (lifted_by <> lift_proposed_by) not valid;
