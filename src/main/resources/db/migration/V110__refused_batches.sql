-- Whoever looks at a batch and does not approve it says why, in a word and without any text that could name somebody.
create table payout_batch_refusal (
    batch_id uuid not null,
    reason varchar(32) not null,
    refused_by varchar(128) not null,
    refused_at timestamptz not null,
    constraint payout_batch_refusal_pk primary key (batch_id),
    constraint payout_batch_refusal_batch foreign key (batch_id) references payout_batch (id),
    constraint payout_batch_refusal_reason check (reason in
        ('WRONG_AMOUNT', 'WRONG_ACCOUNT', 'DUPLICATE', 'NOT_DUE', 'ASK_CASEWORKER'))
);
grant select, insert on payout_batch_refusal to carrots_app;
alter table payout_batch_refusal enable row level security;
create policy payout_batch_refusal_of_staff on payout_batch_refusal to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
