-- What an entry of a statement tells. Built while others write, because the table may be of any size.
set lock_timeout = '10min';
drop index concurrently if exists bank_message_line_of_entry;
create index concurrently bank_message_line_of_entry on bank_message_line (message_id, entry) where entry is not null;
set lock_timeout = '3s';
