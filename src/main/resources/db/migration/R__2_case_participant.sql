-- Who has taken part in a case so far: its claimant, its decisions, holds and appeals, its awards and what was changed of them.
-- Nothing is stored for it: every act keeps who did it. A column may be added at the end, none be taken away.
create or replace view case_participant with (security_invoker = true) as
select c.bucket, c.id as claim_id, 'LODGED' as part, c.lodged_by as person, c.lodged_at as at
from claim c
union all
select c.bucket, c.id, 'REGISTERED', p.registered_by, p.registered_at
from claim c join claimant p on p.bucket = c.bucket and p.id = c.claimant_id
union all
select c.bucket, c.id, 'REGISTERED', d.proposed_by, d.proposed_at
from claim c join dependant d on d.bucket = c.bucket and d.claimant_id = c.claimant_id
union all
select s.bucket, s.claim_id, 'CLEARED', s.cleared_by, s.cleared_at
from same_person_clearance s
union all
select s.bucket, s.claim_id, 'CLEARED', s.confirmed_by, s.confirmed_at
from same_person_clearance s where s.confirmed_at is not null
union all
select v.bucket, v.claim_id, 'CLEARED', v.compared_by, v.compared_at
from claim_rival v
union all
select v.bucket, v.claim_id, 'CLEARED', v.confirmed_by, v.confirmed_at
from claim_rival v where v.confirmed_at is not null
union all
select e.bucket, e.claim_id, 'REFUSED', e.ended_by, e.ended_at
from claim_ending e where e.reason not in ('CLAIMANT_REQUEST', 'LODGED_BY_MISTAKE')
union all
select d.bucket, d.claim_id, 'DECIDED', d.decided_by, d.decided_at
from decision d
union all
select d.bucket, d.claim_id, 'ATTESTED', a.attested_by, a.attested_at
from attestation a join decision d on d.bucket = a.bucket and d.id = a.decision_id
union all
select h.bucket, h.claim_id, 'HELD', h.placed_by, h.placed_at
from claim_hold h
union all
select h.bucket, h.claim_id, 'RELEASED', h.lifted_by, h.lifted_at
from claim_hold h where h.lifted_at is not null
union all
select a.bucket, a.claim_id, 'APPEALED', a.lodged_by, a.lodged_at
from appeal a
union all
select a.bucket, a.claim_id, 'CHANGE_PROPOSED', x.proposed_by, x.proposed_at
from award a join award_change x on x.bucket = a.bucket and x.award_id = a.id
union all
select a.bucket, a.claim_id, 'CHANGE_DECIDED', x.decided_by, x.decided_at
from award a join award_change x on x.bucket = a.bucket and x.award_id = a.id
where x.decided_by is not null
union all
select a.bucket, a.claim_id, 'SUSPENDED', s.placed_by, s.placed_at
from award a join award_suspension s on s.bucket = a.bucket and s.award_id = a.id
union all
select a.bucket, a.claim_id, 'RESUMED', s.lifted_by, s.lifted_at
from award a join award_suspension s on s.bucket = a.bucket and s.award_id = a.id
where s.lifted_at is not null;
grant select on case_participant to carrots_app;
