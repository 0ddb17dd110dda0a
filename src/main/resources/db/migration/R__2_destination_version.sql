-- Who has said where a claimant is paid, by the version that payouts are collected for: whoever registered the claimant gave the
-- first account, unless it came later; all others have two people. A version that was proposed and never used is here too. Accounts
-- that an earlier release changed are in the audit log only. A column may be added at the end, none be taken away.
create or replace view destination_version with (security_invoker = true) as
select d.bucket, d.claimant_id, d.version, d.proposed_by, d.confirmed_by, coalesce(d.confirmed_at, d.proposed_at) as at
from destination_change d
union all
select c.bucket, c.id, 1, c.registered_by, null, c.registered_at
from claimant c
where c.destination_version > 0
    and not exists (select from destination_change d
        where d.bucket = c.bucket and d.claimant_id = c.id and d.version = 1);
grant select on destination_version to carrots_app;
