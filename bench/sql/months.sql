-- Six months of what a run has made: 26 weekly batches in each currency that the bank has, of 1,000 payouts 970 settled, 15 that wait for an answer, 5 unknown, 5
-- rejected and 5 returned; the rest is due. Straight into the tables, as the superuser.
set session_replication_role = replica;
set synchronous_commit = off;
update payout set batch_id = derived_id('00000000-0000-7000-8000-000000000002', currency || '/' || bucket % 26), destination_version = 1,
    due_on = current_date - 7 * (26 - bucket % 26), changed_at = now() - interval '1 week' * (26 - bucket % 26),
    state = case when x < 970 then 'SETTLED' when x < 985 then 'SENT' when x < 990 then 'UNKNOWN' when x < 995 then 'REJECTED' else 'RETURNED' end
from (select bucket as b, id as i, abs(hashtext(cast(id as text))) % 1000 as x from payout) as one
where bucket = b and id = i and state = 'DUE' and bucket % 10 <> 0;
insert into payout_batch (id, message_id, currency, scheme, state, execution_on, payouts, total_minor, created_by, created_at, approved_by, approved_at,
    delivered_by, delivered_at, version)
select batch_id, 'BENCH' || row_number() over (), currency, case currency when 'EUR' then 'SEPA' else 'CROSS_BORDER' end, 'DELIVERED', max(due_on), count(*),
    sum(amount_minor), 'finance', max(changed_at), 'approver', max(changed_at), 'finance', max(changed_at), 2
from payout where batch_id is not null and state <> 'BATCHED' group by batch_id, currency;
-- The books of those weeks, closed up to the end of the month before the last one.
update transfer set business_on = current_date - 7 * (26 - bucket % 26) where bucket % 10 <> 0 and step <> 'APPROPRIATE';
insert into ledger_closing (closed_through, proposed_by, closed_by, closed_at)
select cast(date_trunc('month', current_date) - make_interval(months => n) - interval '1 day' as date), 'finance', 'approver', now() from generate_series(1, 5) as n;
insert into ledger_closing_balance (closed_through, account_id, debits_minor, credits_minor)
select c.closed_through, m.account, sum(m.debits), sum(m.credits)
from ledger_closing c
join (
    select business_on, debit_account as account, sum(amount_minor) as debits, 0 as credits from transfer group by 1, 2
    union all
    select business_on, credit_account, 0, sum(amount_minor) from transfer group by 1, 2
) m on m.business_on <= c.closed_through
group by 1, 2;
