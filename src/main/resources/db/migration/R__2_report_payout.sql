-- Payouts with where their money stands; each state stands in exactly one place, so the places sum to the total.
--   DUE owed, not yet sent · IN_TRANSIT with the bank, not confirmed · SETTLED confirmed ·
--   FAILED came back and is still owed · HELD stopped and still owed · CLOSED not owed by this payout any more
create or replace view report_payout with (security_invoker = true) as
select bucket, id, partner, run_id, instalment_id, number, award_id, claimant_id, programme, programme_version, kind, due_on,
    cast(date_trunc('month', cast(due_on as timestamp)) as date) as due_month, amount_minor, currency, state,
    case state
        when 'DUE' then 'DUE'
        when 'BATCHED' then 'DUE'
        when 'SENT' then 'IN_TRANSIT'
        when 'UNKNOWN' then 'IN_TRANSIT'
        when 'SETTLED' then 'SETTLED'
        when 'REJECTED' then 'FAILED'
        when 'RETURNED' then 'FAILED'
        when 'HELD' then 'HELD'
        when 'CANCELLED' then 'CLOSED'
        when 'REISSUED' then 'CLOSED'
    end as standing,
    batch_id, created_at, changed_at, destination_version
from payout;
grant select on report_payout to carrots_app;
