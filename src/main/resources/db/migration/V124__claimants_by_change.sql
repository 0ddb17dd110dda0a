-- The same of claimants.
set lock_timeout = '10min';
drop index concurrently if exists claimant_changed;
create index concurrently claimant_changed on claimant (partner, changed_at, id);
set lock_timeout = '3s';
