-- For open_claim: a person's open claims. Built while others write, because the table may be of any size.
set lock_timeout = '10min';
drop index concurrently if exists claim_open_by_person;
create index concurrently claim_open_by_person on claim (bucket, person_id) where state in ('LODGED', 'DECIDED');
set lock_timeout = '3s';
