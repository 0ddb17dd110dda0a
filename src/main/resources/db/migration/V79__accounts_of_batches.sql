-- By its name in the settings, the account that a batch's payments leave; the office's own where there is none.
alter table payout_batch add column account varchar(32);
