-- What a sponsor had promised before anything was voted, and is not covered by a vote yet. Absent until the next vote looks it up: a
-- version that does not know the column leaves it so.
alter table budget add column unvoted_minor bigint;
