-- An account of :n payouts that were sent and booked, one entry each, on :days statements of one file a day, the last one today. Straight into the tables, as
-- the superuser, without foreign keys: the reconciliation reads no others.
set session_replication_role = replica;
set synchronous_commit = off;
insert into bank_account values ('00000000-0000-7000-8000-000000000001', 'DE02120300000000202051', 'EUR', '{""}', current_date - :days + 1, 900000000000000);
insert into bank_message (id, sha256, kind, sealed, matched, unmatched, received_by, received_at)
select derived_id('00000000-0000-7000-8000-000000000001', 'message/' || d), 'bench' || d, 'STATEMENT', '', 0, 0, 'bank', now()
from generate_series(1, :days) d;
insert into payout_batch (id, message_id, currency, scheme, state, execution_on, payouts, total_minor, created_by, created_at, version)
select derived_id('00000000-0000-7000-8000-000000000001', 'batch/' || d), 'BENCH' || d, 'EUR', 'SEPA', 'DELIVERED', current_date - :days + d,
    :n / :days, 0, 'bench', now(), 0
from generate_series(1, :days) d;
create temp table paid as
select i, 1 + i % :days as d, cast(i % 4096 as smallint) as bucket, overlay(gen_random_uuid()::text placing lpad(to_hex(i % 4096), 4, '0') from 20 for 4)::uuid
    as instalment, gen_random_uuid() as attempt, 10000 + i % 90000 as minor
from generate_series(1, :n) i;
insert into payout (id, bucket, partner, run_id, instalment_id, number, award_id, claimant_id, programme, programme_version, kind, due_on,
    amount_minor, currency, state, batch_id, created_at, changed_at)
select derived_id(instalment, 'payout/1'), bucket, 'bench', instalment, instalment, 1, instalment, instalment, 'bench', 1, 'BOUNTY',
    current_date - :days + d, minor, 'EUR', 'SETTLED', derived_id('00000000-0000-7000-8000-000000000001', 'batch/' || d), now(), now() from paid order by d;
insert into payment_attempt (id, bucket, partner, payout_id, batch_id, end_to_end_id, uetr, destination_version, state, created_at, changed_at)
select attempt, bucket, 'bench', derived_id(instalment, 'payout/1'), derived_id('00000000-0000-7000-8000-000000000001', 'batch/' || d),
    'BENCH' || i, attempt, 0, 'SETTLED', now(), now() from paid order by d;
insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step, subject_id, business_on, booked_at)
select derived_id(attempt, s.step), bucket, s.debit, s.debit + 1, minor, 'EUR', s.step, case s.step when 'FALL_DUE' then instalment else attempt end,
    current_date - :days + d, now()
from paid cross join (values ('FALL_DUE', 1), ('SEND', 2), ('SETTLE', 3)) as s (step, debit) order by d;
insert into bank_statement (id, account_id, message_id, kind, standing, is_last_page, is_copy, last_on, opening_minor, closing_minor,
    debits_minor, credits_minor, entries, fingerprint, received_at, place, balance_minor)
select derived_id('00000000-0000-7000-8000-000000000001', 'statement/' || d), '00000000-0000-7000-8000-000000000001',
    derived_id('00000000-0000-7000-8000-000000000001', 'message/' || d), 'STATEMENT', 'COUNTED', true, false, current_date - :days + d,
    900000000000000 - before, 900000000000000 - through, through - before, 0, count, 'bench' || d, now(), d, 900000000000000 - through
from (select d, count(*) as count, sum(sum(minor)) over (order by d) - sum(minor) as before, sum(sum(minor)) over (order by d) as through
    from paid group by d) as x;
insert into bank_statement_entry (message_id, entry, statement_id, nature, amount_minor, booked_on, reference)
select derived_id('00000000-0000-7000-8000-000000000001', 'message/' || d), i, derived_id('00000000-0000-7000-8000-000000000001', 'statement/' || d),
    'DEBIT', -minor, current_date - :days + d, 'B' || i from paid order by d, i;
insert into bank_message_line (message_id, line, end_to_end_id, answer, amount_minor, currency, bucket, payout_id, outcome, entry)
select derived_id('00000000-0000-7000-8000-000000000001', 'message/' || d), i, 'BENCH' || i, 'SETTLED', minor, 'EUR', bucket,
    derived_id(instalment, 'payout/1'), 'APPLIED', i from paid order by d, i;
-- A charge and a debit of nobody, so that there is something to find.
update bank_statement_entry set amount_minor = amount_minor - 490 where entry = 1;
vacuum (analyze) payout, payment_attempt, transfer, bank_statement, bank_statement_entry, bank_message_line, bank_message, payout_batch, bank_account;
