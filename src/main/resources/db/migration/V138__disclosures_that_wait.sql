-- Disclosures that can still be approved or read: a day's worth, whatever has expired or was read before.
set lock_timeout = '10min';
drop index concurrently if exists disclosure_open;
create index concurrently disclosure_open on disclosure (expires_at) where read_at is null;
set lock_timeout = '3s';
