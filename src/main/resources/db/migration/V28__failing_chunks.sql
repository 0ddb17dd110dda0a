-- How often a chunk was rolled back. Those that never were come first, so that one that cannot be paid holds up nobody else.
alter table payout_run_chunk add column failures integer not null default 0;
