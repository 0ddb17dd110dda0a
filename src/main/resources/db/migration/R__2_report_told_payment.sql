-- Payments that statements tell, each with the entry in which it stands. A debit of another amount than was ordered is one of the
-- payment all the same: the amount differs. What a person must look at first tells nothing yet; a return of less tells one once two
-- people have said who bears the rest, for then the payout is owed again in full.
create or replace view report_told_payment with (security_invoker = true) as
select s.account_id, s.id as statement_id, s.last_on, e.message_id, e.entry, e.amount_minor < 0 as is_debit,
    l.bucket, l.payout_id, p.amount_minor, p.currency, p.currency = a.currency as is_own
from bank_account a
join bank_statement s on s.account_id = a.id and s.place is not null
join bank_statement_entry e on e.statement_id = s.id
join bank_message_line l on l.message_id = e.message_id and l.entry = e.entry
join payout p on p.bucket = l.bucket and p.id = l.payout_id
where (l.outcome in ('APPLIED', 'REPEATED') and l.answer in ('SETTLED', 'RETURNED'))
    or (l.outcome = 'MISMATCH' and l.answer = 'SETTLED' and p.currency = a.currency)
    or (l.outcome = 'MISMATCH' and l.answer = 'RETURNED' and p.currency = a.currency and l.currency = p.currency
        and l.amount_minor < p.amount_minor
        and exists (select from exception_ruling r
            where r.exception_id = derived_id(l.message_id, 'line/' || l.line) and r.approved_at is not null
                and r.amount_minor is not null));
grant select on report_told_payment to carrots_app;
