-- Payouts that wait for a person, oldest first. Only these states: what a run makes and the bank settles never enters it, and an update of
-- a row whose state stands in an index costs more.
set lock_timeout = '10min';
drop index concurrently if exists payout_waiting;
create index concurrently payout_waiting on payout (due_on, bucket, id)
    where state in ('REJECTED', 'RETURNED', 'UNKNOWN', 'HELD');
set lock_timeout = '3s';
