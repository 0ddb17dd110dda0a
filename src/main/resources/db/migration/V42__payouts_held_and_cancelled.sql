-- One payout alone is stopped by a person, and let go on by another. Open holds stop files too, wherever the payout is.
create table payout_hold (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    payout_id uuid not null,
    reason varchar(32) not null,
    placed_by varchar(128) not null,
    placed_at timestamptz not null,
    released_by varchar(128),
    released_at timestamptz,
    constraint payout_hold_pk primary key (bucket, id),
    constraint payout_hold_payout foreign key (bucket, payout_id) references payout (bucket, id),
    constraint payout_hold_reason check (reason in
        ('PAYEE_DOUBT', 'AMOUNT_DOUBT', 'PAID_TWICE_DOUBT', 'FRAUD_SUSPECTED', 'SANCTIONS_MATCH', 'COURT_ORDER', 'OWN_REQUEST')),
    constraint payout_hold_two_people check (released_by <> placed_by),
    constraint payout_hold_released check ((released_by is null) = (released_at is null))
);
create unique index payout_hold_open on payout_hold (bucket, payout_id) where released_at is null;
grant select, insert on payout_hold to carrots_app;
grant update (released_by, released_at) on payout_hold to carrots_app;
alter table payout_hold enable row level security;
create policy payout_hold_of_partner on payout_hold to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A payout that is not owed: proposed by one person, in force when another approves it.
create table payout_cancellation (
    bucket smallint not null,
    payout_id uuid not null,
    partner varchar(64) not null,
    reason varchar(32) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint payout_cancellation_pk primary key (bucket, payout_id),
    constraint payout_cancellation_payout foreign key (bucket, payout_id) references payout (bucket, id),
    constraint payout_cancellation_reason check (reason in
        ('PAID_OTHERWISE', 'NOT_OWED', 'AWARDED_BY_MISTAKE', 'WAIVED', 'FRAUD', 'COURT_ORDER')),
    constraint payout_cancellation_two_people check (approved_by <> proposed_by),
    constraint payout_cancellation_approved check ((approved_by is null) = (approved_at is null))
);
grant select, insert, update on payout_cancellation to carrots_app;
alter table payout_cancellation enable row level security;
create policy payout_cancellation_of_partner on payout_cancellation to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- An approved batch whose file was never given out, taken back by two people.
create table payout_batch_withdrawal (
    batch_id uuid not null,
    reason varchar(32) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint payout_batch_withdrawal_pk primary key (batch_id),
    constraint payout_batch_withdrawal_batch foreign key (batch_id) references payout_batch (id),
    constraint payout_batch_withdrawal_reason check (reason in
        ('WRONG_PAYOUTS', 'WRONG_DAY', 'FRAUD_SUSPECTED', 'BANK_UNAVAILABLE', 'POLICY_CHANGED')),
    constraint payout_batch_withdrawal_two_people check (approved_by <> proposed_by),
    constraint payout_batch_withdrawal_approved check ((approved_by is null) = (approved_at is null))
);
grant select, insert, update on payout_batch_withdrawal to carrots_app;
