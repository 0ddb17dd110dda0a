-- A partner's claims in the order of their changes.
set lock_timeout = '10min';
drop index concurrently if exists claim_changed;
create index concurrently claim_changed on claim (partner, changed_at, id);
set lock_timeout = '3s';
