-- What a file pays, counted and summed from the file itself when it is kept, so that it can be held beside what its batch says. Files
-- that were kept before have none.
alter table bank_file add column payments integer, add column total_minor bigint;
