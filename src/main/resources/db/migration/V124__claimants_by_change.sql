-- The same of claimants.
set lock_timeout = '10min';
drop index concurrently if exists claimant_changed;
create index concurrently claimant_changed on claimant (partner, coalesce(changed_at, registered_at), id);
set lock_timeout = '3s';
