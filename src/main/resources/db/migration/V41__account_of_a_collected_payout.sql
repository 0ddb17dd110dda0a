-- Which of the claimant's destinations the payout was collected for; empty if it is in no batch, or was collected before.
alter table payout add column destination_version integer;
