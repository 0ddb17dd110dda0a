-- An amount converted at pinned rates, valid until a stated time. Never changed; its one use is a row of its own.
create table quote (
    id uuid not null,
    partner varchar(64) not null,
    source_minor bigint not null,
    source_currency varchar(3) not null,
    mid_minor bigint not null,
    target_minor bigint not null,
    target_currency varchar(3) not null,
    margin_basis_points integer not null,
    rates jsonb not null,
    rates_on date not null,
    known_at timestamptz not null,
    created_by varchar(128) not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint quote_pk primary key (id),
    constraint quote_amount_ck check (source_minor > 0 and mid_minor >= target_minor and target_minor >= 0),
    constraint quote_margin_ck check (margin_basis_points between 0 and 9999),
    constraint quote_expiry_ck check (expires_at > created_at)
);
grant select, insert on quote to carrots_app;
alter table quote enable row level security;
create policy quote_of_partner on quote to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- The primary key lets a quote be used once, whoever comes second.
create table quote_use (
    quote_id uuid not null,
    used_by varchar(128) not null,
    used_at timestamptz not null,
    constraint quote_use_pk primary key (quote_id),
    constraint quote_use_fk foreign key (quote_id) references quote (id)
);
grant select, insert on quote_use to carrots_app;
