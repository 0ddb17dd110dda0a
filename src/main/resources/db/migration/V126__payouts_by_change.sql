-- The same of payouts.
set lock_timeout = '10min';
drop index concurrently if exists payout_changed;
create index concurrently payout_changed on payout (partner, changed_at, id);
set lock_timeout = '3s';
