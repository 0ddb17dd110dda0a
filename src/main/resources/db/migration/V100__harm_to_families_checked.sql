-- What V99 added and widened.
alter table claim_hold validate constraint claim_hold_release_asked;
alter table vault.vault_record validate constraint vault_record_kind;
