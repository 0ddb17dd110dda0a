-- What a partner's own system calls a claimant or a claim: unique per partner and kind, so that a case is found again after key and
-- answer are lost. A table of its own, because claimants' rows are spread by their buckets and the reference leads to one.
create table partner_reference (
    partner varchar(64) not null,
    kind varchar(16) not null,
    reference varchar(64) not null,
    target_id uuid not null,
    constraint partner_reference_pk primary key (reference, partner, kind),
    constraint partner_reference_kind check (kind in ('CLAIMANT', 'CLAIM'))
);
grant select, insert, delete on partner_reference to carrots_app;
alter table partner_reference enable row level security;
create policy partner_reference_of_partner on partner_reference to carrots_app
    using (partner = (select current_setting('app.partner', true)) or (select current_setting('app.partner', true)) = '*');

-- What is there already counts as changed now, without a row being written; what the release before adds, when it is added. A plain
-- column: the planner does not look for an expression with coalesce in an index behind row-level security.
alter table claimant add column partner_reference varchar(64), add column changed_at timestamptz not null default now();
alter table claim add column partner_reference varchar(64), add column changed_at timestamptz not null default now();
alter table award add column changed_at timestamptz not null default now();
-- Counts the changes of a payout, as the version of a claim does.
alter table payout add column version integer not null default 0;

grant update (partner_reference, changed_at) on claimant to carrots_app;
grant update (partner_reference, changed_at) on claim to carrots_app;
grant update (changed_at) on award to carrots_app;
grant update (version) on payout to carrots_app;
