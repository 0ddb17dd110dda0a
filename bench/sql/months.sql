-- Six months of what a run has made: 26 weekly batches in each currency that the bank has, of 1,000 payouts 970 settled, 15 that wait for an answer, 5 unknown, 5
-- rejected and 5 returned; the rest is due. Straight into the tables, as the superuser, without the books: pages of payouts and batches do not read those.
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
