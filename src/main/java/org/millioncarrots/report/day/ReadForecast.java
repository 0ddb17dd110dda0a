package org.millioncarrots.report.day;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.day.ForecastView.Currency;
import org.millioncarrots.report.day.ForecastView.Month;

/** Reads what is promised ahead by month, against what was voted. */
@ApplicationScoped
public class ReadForecast {
    static final int MONTHS = 24;
    private static final int QUARTER = 3;

    private static final String DUE = """
            with periods as (
                select currency, due_month, instalments, amount_minor,
                    case when due_month < :first then 'EARLIER' when due_month >= :beyond then 'LATER'
                        else to_char(due_month, 'YYYY-MM') end as period
                from report_liability
            )
            select currency, period, cast(sum(instalments) as bigint) as n, cast(sum(amount_minor) as bigint) as minor
            from periods group by currency, period order by currency, min(due_month)
            """;

    private static final String MONEY = """
            select b.currency, b.available_minor, coalesce(q.minor, 0) as queued_minor, coalesce(r.minor, 0) as quarter_minor
            from (
                select currency, cast(sum(appropriated_minor - committed_minor) as bigint) as available_minor
                from budget group by currency
            ) b
            left join (
                select currency, cast(sum(queued_minor) as bigint) as minor from report_queue group by currency
            ) q on q.currency = b.currency
            left join (
                select a.currency, cast(sum(case t.step when 'COMMIT' then t.minor else -t.minor end) as bigint) as minor
                from (
                    select step, debit_account, sum(amount_minor) as minor
                    from transfer
                    where step in ('COMMIT', 'RELEASE') and business_on >= :quarter and business_on < :first
                    group by step, debit_account
                ) t
                join ledger_account a on a.id = t.debit_account
                group by a.currency
            ) r on r.currency = b.currency
            order by b.currency
            """;

    private final RunReports runReports;
    private final Clock clock;

    ReadForecast(RunReports runReports, Clock clock) {
        this.runReports = runReports;
        this.clock = clock;
    }

    private record Due(String period, long instalments, Money amount) {}

    private record Voted(Money available, Money queued, Money quarter) {}

    /** From this month on. */
    @Transactional
    public ForecastView ahead() {
        LocalDate first = LocalDate.now(clock).withDayOfMonth(1);
        List<Due> due = runReports.rows(new Report<>(
                DUE,
                Map.of("first", first, "beyond", first.plusMonths(MONTHS)),
                row -> new Due(row.text("period"), row.number("n"), row.money("minor", "currency"))));
        List<Voted> voted = runReports.rows(new Report<>(
                MONEY,
                Map.of("first", first, "quarter", first.minusMonths(QUARTER)),
                row -> new Voted(
                        row.money("available_minor", "currency"),
                        row.money("queued_minor", "currency"),
                        row.money("quarter_minor", "currency"))));
        return new ForecastView(
                first, voted.stream().map(one -> currency(one, due, first)).toList());
    }

    private static Currency currency(Voted voted, List<Due> all, LocalDate first) {
        List<Due> due = all.stream()
                .filter(one -> one.amount().currency().equals(voted.available().currency()))
                .toList();
        Money promised = due.stream()
                .map(Due::amount)
                .reduce(Money.zero(voted.available().currency()), Money::plus);
        Money left = promised;
        List<Month> months = new ArrayList<>();
        for (Due one : due) {
            left = left.minus(one.amount());
            months.add(new Month(one.period(), one.instalments(), one.amount(), left));
        }
        return new Currency(
                voted.available().currency().value(),
                promised,
                voted.available(),
                voted.queued(),
                voted.quarter(),
                endsIn(voted, first),
                List.copyOf(months));
    }

    private static @Nullable String endsIn(Voted voted, LocalDate first) {
        if (!voted.quarter().isPositive()) {
            return null;
        }
        for (int months = 0; months < MONTHS; months++) {
            Money spent = voted.quarter().times(months + 1L);
            if (spent.compareTo(voted.available().times(QUARTER)) > 0) {
                return YearMonth.from(first).plusMonths(months).toString();
            }
        }
        return null;
    }
}
