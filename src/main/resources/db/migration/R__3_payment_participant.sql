-- Who has had a hand in what a payout of a batch rests on: its account and what stopped it before, the rates it was converted at, the changes of its award, and what made
-- it payable again. Nothing is stored for it: every act keeps who did it. A column may be added at the end, none be taken away.
create or replace view payment_participant with (security_invoker = true) as
select p.batch_id, p.bucket, p.id as payout_id, a.part, a.person
from payout p
join destination_version d on d.bucket = p.bucket and d.claimant_id = p.claimant_id and d.version = p.destination_version
cross join lateral (values ('ACCOUNT_PROPOSED', d.proposed_by), ('ACCOUNT_CONFIRMED', d.confirmed_by)) as a (part, person)
where a.person is not null
union all
select p.batch_id, p.bucket, p.id as payout_id, a.part, a.person
from payout p
join award_change x on x.bucket = p.bucket and x.award_id = p.award_id and x.state = 'CONFIRMED'
cross join lateral (values ('CHANGE_PROPOSED', x.proposed_by), ('CHANGE_CONFIRMED', x.decided_by)) as a (part, person)
where a.person is not null
union all
select p.batch_id, p.bucket, p.id, a.part, a.person
from payout p
join award_money m on m.bucket = p.bucket and m.award_id = p.award_id and m.kind = p.kind
left join payout_conversion c on c.bucket = p.bucket and c.payout_id = derived_id(p.instalment_id, 'payout/1')
cross join lateral jsonb_array_elements(case m.fixing when 'AWARD' then m.rates else coalesce(c.rates, '[]') end) as used (rate)
join manual_rate_approval r on r.sha256 = used.rate ->> 'sha256'
cross join lateral (values ('RATE_PROPOSED', r.proposed_by), ('RATE_CONFIRMED', r.approved_by)) as a (part, person)
union all
select p.batch_id, p.bucket, p.id, a.part, a.person
from payout p
join award_money m on m.bucket = p.bucket and m.award_id = p.award_id and m.kind = p.kind
left join payout_conversion c on c.bucket = p.bucket and c.payout_id = derived_id(p.instalment_id, 'payout/1')
cross join lateral jsonb_array_elements(case m.fixing when 'AWARD' then m.rates else coalesce(c.rates, '[]') end) as used (rate)
join rate_proposal u on u.sha256 = used.rate ->> 'sha256'
join rate_confirmation r on r.proposal_id = u.id
cross join lateral (values ('RATE_PROPOSED', r.proposed_by), ('RATE_CONFIRMED', r.confirmed_by)) as a (part, person)
union all
select p.batch_id, p.bucket, p.id, a.part, a.person
from payout p
cross join lateral generate_series(1, p.number - 1) as earlier (number)
join bank_message_line l on l.bucket = p.bucket
    and l.payout_id = derived_id(p.instalment_id, 'payout/' || earlier.number)
join bank_message_proposal b on b.message_id = l.message_id
cross join lateral (values ('BANK_MESSAGE_ENTERED', b.proposed_by), ('BANK_MESSAGE_CONFIRMED', b.confirmed_by)) as a (part, person)
where p.number > 1
union all
select p.batch_id, p.bucket, p.id, a.part, a.person
from payout p
cross join lateral generate_series(1, p.number - 1) as earlier (number)
join payout_ruling r on r.bucket = p.bucket and r.approved_at is not null
    and r.payout_id = derived_id(p.instalment_id, 'payout/' || earlier.number)
cross join lateral (values ('RULING_PROPOSED', r.proposed_by), ('RULING_CONFIRMED', r.approved_by)) as a (part, person)
where p.number > 1
union all
select p.batch_id, p.bucket, p.id, 'ACCOUNT_CLEARED', s.cleared_by
from payout p
join account_index x on x.bucket = p.bucket and x.claimant_id = p.claimant_id and x.version = p.destination_version
join shared_account s on s.account = x.account
where s.cleared_by is not null
union all
select p.batch_id, p.bucket, p.id, a.part, a.person
from payout p
join destination_block b on b.bucket = p.bucket and b.claimant_id = p.claimant_id and b.destination_version = p.destination_version
    and b.released_at is not null
cross join lateral (values ('RELEASE_PROPOSED', b.proposed_by), ('RELEASE_CONFIRMED', b.released_by)) as a (part, person)
union all
select p.batch_id, p.bucket, p.id, 'HOLD_RELEASED', h.released_by
from payout p
join payout_hold h on h.bucket = p.bucket and h.payout_id = p.id
where h.released_by is not null;
grant select on payment_participant to carrots_app;
