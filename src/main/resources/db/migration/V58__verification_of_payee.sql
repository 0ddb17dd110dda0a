-- What the payee's bank has said of the name in a payment, of each the most doubtful answer there ever was, for the account that the
-- payment went to. For staff.
create table payee_check (
    bucket smallint not null,
    attempt_id uuid not null,
    claimant_id uuid not null,
    version integer not null,
    answer varchar(4) not null,
    told_at timestamptz not null,
    constraint payee_check_pk primary key (bucket, attempt_id),
    constraint payee_check_attempt foreign key (bucket, attempt_id) references payment_attempt (bucket, id),
    constraint payee_check_answer check (answer in ('MTCH', 'NOAP', 'CMTC', 'NMTC'))
);
create index payee_check_doubtful on payee_check (bucket, claimant_id, version) where answer in ('CMTC', 'NMTC');
grant select, insert on payee_check to carrots_app;
grant update (answer, told_at) on payee_check to carrots_app;
alter table payee_check enable row level security;
create policy payee_check_of_staff on payee_check to carrots_app using (current_setting('app.partner', true) = '*');
