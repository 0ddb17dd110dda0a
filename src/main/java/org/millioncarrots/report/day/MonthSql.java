package org.millioncarrots.report.day;

import java.util.List;
import java.util.stream.Collectors;
import org.millioncarrots.report.day.MonthCheck.Question;

/** The questions of a month's end, as one statement: each row is a question, a number and perhaps an amount of one currency. */
final class MonthSql {
    private static final String STATEMENTS = """
            select count(*) as n, cast(null as varchar) as currency, cast(null as bigint) as minor
            from bank_statement_finding f where f.over_at is null and f.found_on <= :through""";

    /** Balances of the accounts: from what the last closing before it has kept. */
    private static final String BOOKS = """
            select a.currency, a.kind, cast(sum(m.credits - m.debits) as bigint) as minor
            from (
                select account_id, debits_minor as debits, credits_minor as credits
                from ledger_closing_balance where closed_through = :closed
                union all
                select debit_account, minor, 0 from since
                union all
                select credit_account, 0, minor from since
            ) as m join ledger_account a on a.id = m.account_id
            group by a.currency, a.kind""";

    private static final String BALANCE = """
            select 1 as n, currency, cast(sum(minor) as bigint) as minor
            from books group by currency having sum(minor) <> 0""";

    private static final String RUNS = """
            select count(*) as n, cast(null as varchar) as currency, cast(null as bigint) as minor
            from payout_run where state = 'RUNNING'""";

    /** Payouts have no past, so both sides are of now. */
    private static final String PAYOUTS = """
            select 1 as n, coalesce(b.currency, p.currency) as currency,
                cast(coalesce(b.minor, 0) - coalesce(p.minor, 0) as bigint) as minor
            from (
                select currency, kind, minor from books where kind in ('PAYABLE', 'IN_TRANSIT', 'SETTLED')
            ) b
            full join (
                select currency, case standing when 'IN_TRANSIT' then 'IN_TRANSIT' when 'SETTLED' then 'SETTLED' else 'PAYABLE' end
                    as kind, sum(amount_minor) as minor
                from report_payout where standing <> 'CLOSED' group by 1, 2
            ) p on p.currency = b.currency and p.kind = b.kind
            where coalesce(b.minor, 0) <> coalesce(p.minor, 0)""";

    private static final String BANK_LINES = """
            select count(*) as n, currency, cast(sum(amount_minor) as bigint) as minor
            from report_exception_line
            where line is not null and state <> 'CLOSED' and since < :until
            group by currency""";

    private static final String UNKNOWN = """
            select count(*) as n, currency, cast(sum(amount_minor) as bigint) as minor
            from report_payout where state = 'UNKNOWN' and due_on <= :through
            group by currency""";

    private static final String SECOND_PERSON = """
            select count(*) as n, currency, cast(sum(amount_minor) as bigint) as minor
            from (
                select currency, amount_minor from appropriation where approved_at is null and proposed_at < :until
                union all
                select currency, amount_minor from exception_ruling where approved_at is null and proposed_at < :until
            ) as x
            group by currency""";

    /** Where no rate was ever told by people, nothing is looked through for one. */
    private static final String MANUAL_RATES = """
            select cast(sum(legs) as bigint) as n, promised_currency as currency, cast(sum(promised_minor) as bigint) as minor
            from exchanged(:first, :through)
            where exists (select from manual_rate_approval) and rates @> '[{"source":"MANUAL"}]' and promised_minor <> 0
            group by promised_currency""";

    static final String CHECKS = """
            with since as materialized (
                select debit_account, credit_account, sum(amount_minor) as minor
                from transfer where business_on > :closed group by debit_account, credit_account
            ), books as (""" + BOOKS + ") "
            + List.of(
                            asked(Question.STATEMENTS, STATEMENTS),
                            asked(Question.BALANCE, BALANCE),
                            asked(Question.RUNS, RUNS),
                            asked(Question.PAYOUTS, PAYOUTS),
                            asked(Question.BANK_LINES, BANK_LINES),
                            asked(Question.UNKNOWN, UNKNOWN),
                            asked(Question.SECOND_PERSON, SECOND_PERSON),
                            asked(Question.MANUAL_RATES, MANUAL_RATES))
                    .stream()
                    .collect(Collectors.joining(" union all "));

    private MonthSql() {}

    private static String asked(Question question, String sql) {
        return "select '" + question + "' as question, x.n, x.currency, x.minor from (" + sql + ") as x";
    }
}
