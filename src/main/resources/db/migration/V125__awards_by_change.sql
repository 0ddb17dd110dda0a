-- The same of awards.
set lock_timeout = '10min';
drop index concurrently if exists award_changed;
create index concurrently award_changed on award (partner, changed_at, id);
set lock_timeout = '3s';
