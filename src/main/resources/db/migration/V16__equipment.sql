-- Equipment that was handed over. Serial numbers are kept as keyed hashes only.

-- One asset, one award: whoever lodges it first has the row, across all partners. Carries no partner, and tells none.
create table equipment_asset (
    serial_hash varchar(64) not null,
    asset_id uuid not null,
    programme varchar(64) not null,
    as_of date not null,
    equipment varchar(48) not null,
    usability varchar(24) not null,
    granted_version integer,
    constraint equipment_asset_pk primary key (serial_hash),
    constraint equipment_asset_id unique (asset_id)
);
grant select, insert, update, delete on equipment_asset to carrots_app;

-- Who has which share of it. A seat without a claim waits for whoever brings its join code.
create table equipment_seat (
    asset_id uuid not null,
    seat smallint not null,
    serial_hash varchar(64) not null,
    part bigint not null,
    join_hash varchar(64),
    bucket smallint,
    claim_id uuid,
    constraint equipment_seat_pk primary key (asset_id, seat),
    constraint equipment_seat_join unique (join_hash),
    constraint equipment_seat_claim unique (bucket, claim_id),
    constraint equipment_seat_part check (part > 0),
    constraint equipment_seat_taken check ((bucket is null) = (claim_id is null))
);
grant select, insert, update on equipment_seat to carrots_app;
