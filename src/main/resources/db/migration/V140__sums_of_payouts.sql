-- Sums of all payouts are read from here and not from their rows, which are fifty times as large: one entry for each different payout of a
-- day, with the places of those that are alike.
set lock_timeout = '10min';
drop index concurrently if exists payout_report;
create index concurrently payout_report on payout
    (due_on, programme, programme_version, currency, state, amount_minor, partner);
set lock_timeout = '3s';
