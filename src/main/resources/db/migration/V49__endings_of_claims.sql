-- How a claim ended without a confirmed decision: taken back, or refused because its award cannot be granted.
create table claim_ending (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claim_id uuid not null,
    reason varchar(32) not null,
    ended_by varchar(128) not null,
    ended_at timestamptz not null,
    constraint claim_ending_pk primary key (bucket, id),
    constraint claim_ending_claim foreign key (bucket, claim_id) references claim (bucket, id)
);
create index claim_ending_of_claim on claim_ending (bucket, claim_id);
grant select, insert on claim_ending to carrots_app;
alter table claim_ending enable row level security;
create policy claim_ending_of_partner on claim_ending to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

alter table claim drop constraint claim_state,
    add constraint claim_state check (state in ('LODGED', 'DECIDED', 'ATTESTED', 'REJECTED', 'WITHDRAWN')) not valid;

-- A second person confirms that people of one name and birthday are different people.
alter table same_person_clearance add column confirmed_by varchar(128), add column confirmed_at timestamptz;
grant update (confirmed_by, confirmed_at) on same_person_clearance to carrots_app;
