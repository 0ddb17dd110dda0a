-- One row per payout and sponsor.
create or replace view report_payout_share with (security_invoker = true) as
select p.bucket, p.id as payout_id, p.partner, p.programme, p.programme_version, p.kind, p.due_on, p.due_month, p.currency,
    p.state, p.standing, s.place, s.sponsor, s.amount_minor
from report_payout p
cross join lateral sponsor_shares(p.programme, p.programme_version, p.amount_minor) as s;
grant select on report_payout_share to carrots_app;
