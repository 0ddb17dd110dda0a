-- What of a claimant went to the bank before: whoever approves a batch sees first payments and changed accounts. Partial, so that
-- making and collecting payouts costs nothing more. Built while others write, because the table may be of any size.
set lock_timeout = '10min';
drop index concurrently if exists payout_sent_of_claimant;
create index concurrently payout_sent_of_claimant on payout (bucket, claimant_id, batch_id)
    where state in ('SENT', 'SETTLED', 'REJECTED', 'RETURNED', 'UNKNOWN', 'REISSUED');
set lock_timeout = '3s';
