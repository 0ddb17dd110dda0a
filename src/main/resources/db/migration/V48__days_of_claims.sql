-- Whose day a claim's day is: of the act, or of lodging. Absent where a partner has named the day, as it could before.
alter table claim add column as_of_by varchar(8);
