-- One piece, one award, whoever has lodged it: the rule that stood in the primary key, which is about to let several claim it.
set lock_timeout = '10min';
drop index concurrently if exists equipment_asset_awarded;
create unique index concurrently equipment_asset_awarded on equipment_asset (serial_hash) where granted_version is not null;
set lock_timeout = '3s';
