-- Whoever lodges a piece first no longer keeps others from lodging it, and nobody who lodges learns that somebody else has: who is
-- right is settled among staff. What a version before lodges meanwhile is kept from a second award by equipment_asset_awarded.
alter table equipment_asset drop constraint equipment_asset_pk,
    add constraint equipment_asset_pk primary key using index equipment_asset_lodged;

-- Of a crew's member who came with a join code: the piece of the crew. Until the award each member has a copy of its own, so that a
-- code answers the same whether or not somebody has used it.
alter table equipment_asset add column joined_id uuid;

-- Two people have compared a claim with another one for the same piece or by the same person, and found this one right.
create table claim_rival (
    bucket smallint not null,
    claim_id uuid not null,
    rival_id uuid not null,
    partner varchar(64) not null,
    compared_by varchar(128) not null,
    compared_at timestamptz not null,
    confirmed_by varchar(128),
    confirmed_at timestamptz,
    constraint claim_rival_pk primary key (bucket, claim_id, rival_id),
    constraint claim_rival_claim foreign key (bucket, claim_id) references claim (bucket, id),
    constraint claim_rival_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
    constraint claim_rival_two_people check (confirmed_by <> compared_by)
);
grant select, insert, update (confirmed_by, confirmed_at) on claim_rival to carrots_app;
alter table claim_rival enable row level security;
create policy claim_rival_of_partner on claim_rival to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
