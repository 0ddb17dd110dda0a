-- A payout run looks for the few payouts it has just made among all that were ever made for the same buckets.
drop index payout_due;
create index payout_due on payout (bucket, currency) where state = 'DUE';

-- The same ids as before with one hash instead of two: the variant's two bits are set one by one.
create or replace function derived_id(parent uuid, step text) returns uuid
language sql immutable strict parallel safe as $$
    select encode(substring(uuid_send(parent) from 1 for 8) ||
        set_bit(set_bit(substring(
            sha256(uuid_send(parent) || decode(replace(step, '\', '\\'), 'escape')) from 1 for 8), 7, 1), 6, 0),
        'hex')::uuid
$$;

-- Balances start from the last closing: the transfers since then lie together.
create index transfer_by_business_day on transfer using brin (business_on);

-- Whoever commits money opens the accounts that its payouts move through; here those of what was committed before.
insert into ledger_account (programme, sponsor, currency, kind)
select a.programme, a.sponsor, a.currency, k.kind
from ledger_account a
cross join (values ('PAYABLE'), ('IN_TRANSIT'), ('SETTLED')) as k (kind)
where a.kind = 'COMMITMENT'
on conflict do nothing;
