-- The same of the books, by their days.
set lock_timeout = '10min';
drop index concurrently if exists transfer_of_day;
create index concurrently transfer_of_day on transfer (business_on, step, debit_account, credit_account, amount_minor);
set lock_timeout = '3s';
