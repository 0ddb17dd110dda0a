-- What V51 widened.
alter table rate_publication validate constraint rate_publication_source_ck;
alter table rate_feed validate constraint rate_feed_source_ck;
