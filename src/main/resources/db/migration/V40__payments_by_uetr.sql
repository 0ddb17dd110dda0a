-- For bank lines that name a payment by nothing but its UETR. Built while others write, because the table may be of any size.
set lock_timeout = '10min';
drop index concurrently if exists payment_attempt_of_uetr;
create index concurrently payment_attempt_of_uetr on payment_attempt (uetr);
set lock_timeout = '3s';
