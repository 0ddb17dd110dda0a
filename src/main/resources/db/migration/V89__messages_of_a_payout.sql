-- Which messages tell of a payout, for whoever's text has to go. Built while others write, because the table may be of any size.
set lock_timeout = '10min';
drop index concurrently if exists bank_message_line_of_payout;
create index concurrently bank_message_line_of_payout on bank_message_line (bucket, payout_id) where payout_id is not null;
set lock_timeout = '3s';
