-- What two people have learned from the bank about a payout of which nobody knew whether it was paid.
create table payout_ruling (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    payout_id uuid not null,
    outcome varchar(16) not null,
    -- Of the bank's answer, by which it can be found again.
    reference varchar(64) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint payout_ruling_pk primary key (bucket, id),
    constraint payout_ruling_payout foreign key (bucket, payout_id) references payout (bucket, id),
    constraint payout_ruling_outcome check (outcome in ('PAID', 'NOT_PAID')),
    constraint payout_ruling_two_people check (approved_by <> proposed_by),
    constraint payout_ruling_approved check ((approved_by is null) = (approved_at is null))
);
create index payout_ruling_of_payout on payout_ruling (bucket, payout_id);
grant select, insert on payout_ruling to carrots_app;
grant update (approved_by, approved_at) on payout_ruling to carrots_app;
alter table payout_ruling enable row level security;
create policy payout_ruling_of_partner on payout_ruling to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
