-- What V62 has added, once it holds for all rows.
alter table ledger_closing validate constraint ledger_closing_two_people;
