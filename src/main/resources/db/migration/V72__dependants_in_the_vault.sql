-- What V71 widened.
alter table vault_record validate constraint vault_record_kind;
