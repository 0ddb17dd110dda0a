-- The National Bank of Ukraine publishes rates too. A version that does not know it passes its rows by.
alter table rate_publication drop constraint rate_publication_source_ck, add constraint rate_publication_source_ck
    check (source in ('CBR', 'ECB', 'NBU', 'EU_FIXED', 'MANUAL')) not valid;
alter table rate_feed drop constraint rate_feed_source_ck, add constraint rate_feed_source_ck
    check (source in ('CBR', 'ECB', 'NBU')) not valid;
insert into rate_feed (source, lease_until, next_attempt_at, failures) values ('NBU', timestamptz 'epoch', timestamptz 'epoch', 0);

-- Why a file corrects a day by whose rates something was decided or paid.
alter table rate_proposal add column reason varchar(500);
