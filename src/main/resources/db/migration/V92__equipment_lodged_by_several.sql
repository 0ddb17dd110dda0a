-- The key of what several may lodge, built while others write.
set lock_timeout = '10min';
drop index concurrently if exists equipment_asset_lodged;
create unique index concurrently equipment_asset_lodged on equipment_asset (serial_hash, asset_id);
set lock_timeout = '3s';
