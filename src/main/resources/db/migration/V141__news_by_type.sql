-- A partner's news of one type: whoever asks for a rare one does not read all the others.
set lock_timeout = '10min';
drop index concurrently if exists news_of_type;
create index concurrently news_of_type on news (partner, type, number) where number is not null;
set lock_timeout = '3s';
