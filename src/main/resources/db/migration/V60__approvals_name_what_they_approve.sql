-- What an approval has named: the digest of the payouts that the second person has looked at.
alter table payout_batch add column approved_digest varchar(64);
