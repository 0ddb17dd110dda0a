package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.report.StatementView.AccountStatement;
import org.millioncarrots.report.StatementView.Interval;
import org.millioncarrots.report.StatementView.Movement;

/** Reads a sponsor's statement from the books. */
@ApplicationScoped
class ReadStatement {
    private static final String KNOWN = """
            select 1 as found where exists (select from programme_sponsor where sponsor = :sponsor)
                or exists (select from ledger_account where sponsor = :sponsor)
            """;

    private static final String CLOSED = "select max(closed_through) as through from ledger_closing";

    /**
     * Starts from the balances that the last closing before the period has kept, and adds what was booked since: before the
     * period as opening, without interval and step, and within it as movements. Transfers are read once and summed by their pair of
     * accounts, day and step, of which there are few.
     */
    private static final String ENTRIES = """
            with base as (
                select coalesce(max(closed_through), date '0001-01-01') as through from ledger_closing where closed_through < :first
            ), account as (
                select id, programme, currency, kind from ledger_account where :sponsor = '' or sponsor = :sponsor
            ), booked as materialized (
                select debit_account, credit_account, business_on, step, sum(amount_minor) as minor
                from transfer
                where business_on > (select through from base) and business_on <= :last
                group by debit_account, credit_account, business_on, step
            ), side as (
                select credit_account as account_id, business_on, step, minor from booked
                union all
                select debit_account, business_on, step, -minor from booked
            ), entry as (
                select b.account_id, cast(null as varchar) as span, cast(null as varchar) as step,
                    b.credits_minor - b.debits_minor as minor
                from ledger_closing_balance b join base on base.through = b.closed_through
                where b.account_id in (select id from account)
                union all
                select account_id, case when business_on >= :first then to_char(business_on, :format) end,
                    case when business_on >= :first then step end, sum(minor)
                from side where account_id in (select id from account)
                group by 1, 2, 3
            )
            select a.programme, a.currency, a.kind, e.span, e.step, cast(sum(e.minor) as bigint) as minor
            from entry e join account a on a.id = e.account_id
            group by a.programme, a.currency, a.kind, e.span, e.step
            order by a.programme, a.currency, array_position(array['FUNDING', 'APPROPRIATION', 'COMMITMENT', 'EXCHANGE',
                'PAYABLE', 'IN_TRANSIT', 'SETTLED', 'RECOVERY', 'CHARGES', 'CLAIMED', 'WRITTEN_OFF'], cast(a.kind as text)), e.span nulls first, e.step
            """;

    private final RunReports runReports;

    ReadStatement(RunReports runReports) {
        this.runReports = runReports;
    }

    /** @param span absent for what was there before the period */
    private record Entry(
            String programme,
            String currency,
            String account,
            @Nullable String span,
            @Nullable String step,
            Money amount) {}

    private record Name(String programme, String currency, String account) {}

    /** @throws Problem if nobody of this code has ever been a sponsor (400) */
    @Transactional
    public StatementView of(@Nullable String sponsor, Period period, Interval interval) {
        if (sponsor == null || !isKnown(sponsor)) {
            throw Problem.invalid("sponsor", "the code of a sponsor of any programme, such as DE");
        }
        LocalDate closedThrough = closedThrough();
        return new StatementView(
                sponsor,
                period.from(),
                period.to(),
                interval,
                closedThrough != null && !period.last().isAfter(closedThrough),
                accounts(entries(sponsor, period, interval)));
    }

    /** Over all sponsors. */
    @Transactional
    public StatementView.Books ofAll(Period period, Interval interval) {
        LocalDate closedThrough = closedThrough();
        return new StatementView.Books(
                period.from(),
                period.to(),
                interval,
                closedThrough != null && !period.last().isAfter(closedThrough),
                accounts(entries("", period, interval)));
    }

    private static List<AccountStatement> accounts(List<Entry> entries) {
        Map<Name, List<Entry>> accounts = new LinkedHashMap<>();
        for (Entry entry : entries) {
            accounts.computeIfAbsent(
                            new Name(entry.programme(), entry.currency(), entry.account()), name -> new ArrayList<>())
                    .add(entry);
        }
        return accounts.entrySet().stream()
                .map(account -> statement(account.getKey(), account.getValue()))
                .toList();
    }

    private @Nullable LocalDate closedThrough() {
        return runReports
                .rows(new Report<>(CLOSED, Map.of(), row -> new Closed(row.dateOrNull("through"))))
                .getFirst()
                .through();
    }

    private record Closed(@Nullable LocalDate through) {}

    private boolean isKnown(String sponsor) {
        return !runReports
                .rows(new Report<>(KNOWN, Map.of("sponsor", sponsor), row -> row.integer("found")))
                .isEmpty();
    }

    private List<Entry> entries(String sponsor, Period period, Interval interval) {
        String format =
                switch (interval) {
                    case MONTH -> "YYYY-MM";
                    case DAY -> "YYYY-MM-DD";
                };
        return runReports.rows(new Report<>(
                ENTRIES,
                Map.of("sponsor", sponsor, "first", period.first(), "last", period.last(), "format", format),
                row -> new Entry(
                        row.text("programme"),
                        row.text("currency"),
                        row.text("kind"),
                        row.textOrNull("span"),
                        row.textOrNull("step"),
                        row.money("minor", "currency"))));
    }

    private static AccountStatement statement(Name name, List<Entry> entries) {
        Money opening = Money.ofMinor(0, name.currency());
        Money closing = opening;
        List<Movement> movements = new ArrayList<>();
        for (Entry entry : entries) {
            closing = closing.plus(entry.amount());
            if (entry.span() == null || entry.step() == null) {
                opening = opening.plus(entry.amount());
            } else {
                movements.add(new Movement(entry.span(), entry.step(), entry.amount()));
            }
        }
        return new AccountStatement(
                name.programme(), name.currency(), name.account(), opening, List.copyOf(movements), closing);
    }
}
