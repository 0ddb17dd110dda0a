-- Which event's day the rates of an award are of, and that day; absent where it was granted before this was kept: then the claim's day.
alter table award add column rate_day varchar(16), add column rates_on date;
