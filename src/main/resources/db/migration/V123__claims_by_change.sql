-- A partner's claims in the order of their changes; what was written last by the release before counts from its lodging.
set lock_timeout = '10min';
drop index concurrently if exists claim_changed;
create index concurrently claim_changed on claim (partner, coalesce(changed_at, lodged_at), id);
set lock_timeout = '3s';
