-- What was booked of an attempt, by which a payment is compared without reading all others. Built while others write, because the table may be of any size.
set lock_timeout = '10min';
drop index concurrently if exists transfer_of_attempt;
create index concurrently transfer_of_attempt on transfer (bucket, subject_id) where step in ('SEND', 'SETTLE', 'REJECT', 'RETURN');
set lock_timeout = '3s';
