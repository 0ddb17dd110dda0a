-- The offer that a claim cites, and its day: the version of that day was accepted.
alter table claim add column offer varchar(14), add column offered_on date;
