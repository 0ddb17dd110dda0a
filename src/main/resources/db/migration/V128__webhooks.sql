-- Where a partner wants its news brought to. One replica at a time sends to an endpoint, one event after another in the order of their
-- numbers; what an endpoint does not take stays the next one.
create table webhook (
    id uuid not null,
    partner varchar(64) not null,
    url varchar(500) not null,
    -- Separated by commas; all if absent.
    types varchar(1000),
    state varchar(16) not null,
    -- The number of the last event that was taken, or passed over because of its type.
    delivered bigint not null,
    -- A range that is sent again before anything else.
    replay_next bigint,
    replay_to bigint,
    failures integer not null,
    failing_since timestamptz,
    next_attempt_at timestamptz not null,
    last_attempt_at timestamptz,
    last_status integer,
    last_failure varchar(16),
    leased_by uuid,
    leased_until timestamptz,
    created_by varchar(128) not null,
    created_at timestamptz not null,
    constraint webhook_pk primary key (id),
    constraint webhook_state check (state in ('ACTIVE', 'PAUSED', 'GONE', 'FAILED')),
    constraint webhook_replay check ((replay_next is null) = (replay_to is null)),
    constraint webhook_failure check (last_failure in ('STATUS', 'TIMEOUT', 'CONNECTION', 'ADDRESS'))
);
create index webhook_of_partner on webhook (partner);
grant select, insert, delete, update (state, delivered, replay_next, replay_to, failures, failing_since, next_attempt_at,
    last_attempt_at, last_status, last_failure, leased_by, leased_until) on webhook to carrots_app;
alter table webhook enable row level security;
create policy webhook_of_partner on webhook to carrots_app
    using (partner = (select current_setting('app.partner', true)) or (select current_setting('app.partner', true)) = '*');

-- By which what is sent is signed; the private key follows from the key file and the id. The one before signs too for a while.
create table webhook_key (
    id uuid not null,
    webhook_id uuid not null,
    partner varchar(64) not null,
    created_at timestamptz not null,
    signs_until timestamptz,
    constraint webhook_key_pk primary key (webhook_id, id),
    constraint webhook_key_webhook foreign key (webhook_id) references webhook (id)
);
grant select, insert, delete, update (signs_until) on webhook_key to carrots_app;
alter table webhook_key enable row level security;
create policy webhook_key_of_partner on webhook_key to carrots_app
    using (partner = (select current_setting('app.partner', true)) or (select current_setting('app.partner', true)) = '*');
