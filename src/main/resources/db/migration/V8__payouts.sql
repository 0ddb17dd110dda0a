-- Payouts, their batches and files, and what the bank answers.

create table payout_run (
    id uuid not null,
    due_up_to date not null,
    state varchar(16) not null,
    created_by varchar(128) not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    constraint payout_run_pk primary key (id),
    constraint payout_run_state check (state in ('RUNNING', 'DONE', 'CANCELLED'))
);
grant select, insert, update on payout_run to carrots_app;

-- A range of buckets that one transaction pays. Whoever locks the row does the work.
create table payout_run_chunk (
    run_id uuid not null,
    bucket_from smallint not null,
    bucket_to smallint not null,
    state varchar(16) not null,
    payouts bigint not null,
    skipped bigint not null,
    finished_at timestamptz,
    constraint payout_run_chunk_pk primary key (run_id, bucket_from),
    constraint payout_run_chunk_run foreign key (run_id) references payout_run (id),
    constraint payout_run_chunk_state check (state in ('PENDING', 'DONE', 'CANCELLED'))
);
grant select, insert, update on payout_run_chunk to carrots_app;

create table payout_run_skip (
    run_id uuid not null,
    bucket smallint not null,
    instalment_id uuid not null,
    reason varchar(32) not null,
    constraint payout_run_skip_pk primary key (run_id, bucket, instalment_id)
);
grant select, insert on payout_run_skip to carrots_app;

create table payout_batch (
    id uuid not null,
    message_id varchar(35) not null,
    currency varchar(3) not null,
    scheme varchar(16) not null,
    state varchar(16) not null,
    execution_on date not null,
    payouts integer not null,
    total_minor bigint not null,
    created_by varchar(128) not null,
    created_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    delivered_by varchar(128),
    delivered_at timestamptz,
    version integer not null,
    constraint payout_batch_pk primary key (id),
    constraint payout_batch_message unique (message_id),
    constraint payout_batch_state check (state in ('COLLECTED', 'APPROVED', 'DELIVERED', 'CANCELLED')),
    constraint payout_batch_two_people check (approved_by <> created_by)
);
grant select, insert, update on payout_batch to carrots_app;

-- The file as it was rendered and hashed once, sealed with a master key.
create table bank_file (
    batch_id uuid not null,
    sha256 varchar(64) not null,
    sealed bytea not null,
    created_at timestamptz not null,
    constraint bank_file_pk primary key (batch_id),
    constraint bank_file_batch foreign key (batch_id) references payout_batch (id)
);
grant select, insert on bank_file to carrots_app;

create table payout (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    run_id uuid not null,
    instalment_id uuid not null,
    number smallint not null,
    award_id uuid not null,
    claimant_id uuid not null,
    programme varchar(64) not null,
    programme_version integer not null,
    kind varchar(16) not null,
    due_on date not null,
    amount_minor bigint not null,
    currency varchar(3) not null,
    state varchar(16) not null,
    batch_id uuid,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint payout_pk primary key (bucket, id),
    -- One payout per instalment and number: the id follows from both, so the primary key says it without another index.
    constraint payout_once check (id = derived_id(instalment_id, 'payout/' || number)),
    constraint payout_instalment foreign key (bucket, instalment_id) references instalment (bucket, id),
    constraint payout_state check (state in ('DUE', 'BATCHED', 'SENT', 'SETTLED', 'REJECTED', 'RETURNED', 'UNKNOWN',
        'HELD', 'CANCELLED', 'REISSUED')),
    constraint payout_amount check (amount_minor > 0)
);
create index payout_due on payout (currency, bucket) where state = 'DUE';
create index payout_of_batch on payout (batch_id) where batch_id is not null;
grant select, insert, update on payout to carrots_app;
alter table payout enable row level security;
create policy payout_of_partner on payout to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- How the amount of a payout came about that is paid in another currency than was promised, at the rate of its due date.
create table payout_conversion (
    bucket smallint not null,
    payout_id uuid not null,
    partner varchar(64) not null,
    source_minor bigint not null,
    source_currency varchar(3) not null,
    rates jsonb not null,
    constraint payout_conversion_pk primary key (bucket, payout_id)
);
grant select, insert on payout_conversion to carrots_app;
alter table payout_conversion enable row level security;
create policy payout_conversion_of_partner on payout_conversion to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- One sending of a payout to the bank.
create table payment_attempt (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    payout_id uuid not null,
    batch_id uuid not null,
    end_to_end_id varchar(35) not null,
    uetr uuid not null,
    destination_version integer not null,
    state varchar(16) not null,
    reason varchar(8),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint payment_attempt_pk primary key (bucket, id),
    constraint payment_attempt_payout foreign key (bucket, payout_id) references payout (bucket, id),
    constraint payment_attempt_state check (state in
        ('PREPARED', 'SENT', 'ACCEPTED', 'SETTLED', 'REJECTED', 'RETURNED', 'UNKNOWN'))
);
create index payment_attempt_of_batch on payment_attempt (batch_id);
create index payment_attempt_of_payout on payment_attempt (bucket, payout_id);
grant select, insert, update on payment_attempt to carrots_app;
alter table payment_attempt enable row level security;
create policy payment_attempt_of_partner on payment_attempt to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- Unique across claimants, so a table of its own: leads from what the bank quotes back to the attempt.
create table end_to_end (
    value varchar(35) not null,
    bucket smallint not null,
    attempt_id uuid not null,
    constraint end_to_end_pk primary key (value)
);
grant select, insert on end_to_end to carrots_app;

create table bank_message (
    id uuid not null,
    sha256 varchar(64) not null,
    kind varchar(16) not null,
    sealed bytea not null,
    matched integer not null,
    unmatched integer not null,
    received_by varchar(128) not null,
    received_at timestamptz not null,
    constraint bank_message_pk primary key (id),
    constraint bank_message_once unique (sha256)
);
grant select, insert, update on bank_message to carrots_app;

create table bank_message_line (
    message_id uuid not null,
    line integer not null,
    end_to_end_id varchar(35),
    answer varchar(16) not null,
    reason varchar(8),
    amount_minor bigint,
    currency varchar(3),
    bucket smallint,
    payout_id uuid,
    outcome varchar(16) not null,
    constraint bank_message_line_pk primary key (message_id, line),
    constraint bank_message_line_message foreign key (message_id) references bank_message (id),
    constraint bank_message_line_outcome check (outcome in ('APPLIED', 'REPEATED', 'UNMATCHED', 'PARKED', 'MISMATCH'))
);
grant select, insert on bank_message_line to carrots_app;
