-- What V66 widened.
alter table ledger_account validate constraint ledger_account_kind;
