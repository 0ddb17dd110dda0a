package org.millioncarrots.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.FinanceView.BudgetLine;
import org.millioncarrots.report.FinanceView.LiabilityLine;
import org.millioncarrots.report.Report.Column;

/** What the books say: the way of the appropriated money, and what is promised ahead. */
final class BookReports {
    static final int MONTHS_AHEAD = 24;

    private static final String BUDGET = """
            select programme, sponsor, currency, appropriated_minor, available_minor, committed_minor, payable_minor,
                in_transit_minor, settled_minor, recovery_minor, exchanged_minor, queued_minor
            from report_budget
            order by programme, sponsor, currency
            """;

    private static final String LIABILITIES = """
            with periods as (
                select programme, currency, due_month, instalments, amount_minor,
                    case
                        when due_month < ? then 'EARLIER'
                        when due_month >= ? then 'LATER'
                        else to_char(due_month, 'YYYY-MM')
                    end as period
                from report_liability
            )
            select programme, currency, period, sum(instalments), sum(amount_minor)
            from periods
            group by programme, currency, period
            order by programme, currency, min(due_month)
            """;

    private BookReports() {}

    static Report<BudgetLine> budget() {
        return new Report<>(
                BUDGET,
                List.of(),
                BookReports::budgetLine,
                List.of(
                        new Column<>("programme", BudgetLine::programme),
                        new Column<>("sponsor", BudgetLine::sponsor),
                        new Column<>("currency", BudgetLine::currency),
                        new Column<>("appropriated", BudgetLine::appropriated),
                        new Column<>("available", BudgetLine::available),
                        new Column<>("committed", BudgetLine::committed),
                        new Column<>("payable", BudgetLine::payable),
                        new Column<>("inTransit", BudgetLine::inTransit),
                        new Column<>("settled", BudgetLine::settled),
                        new Column<>("recovery", BudgetLine::recovery),
                        new Column<>("exchanged", BudgetLine::exchanged),
                        new Column<>("queued", BudgetLine::queued)));
    }

    private static BudgetLine budgetLine(ResultSet row) throws SQLException {
        String currency = row.getString(3);
        return new BudgetLine(
                row.getString(1),
                row.getString(2),
                currency,
                Money.ofMinor(row.getLong(4), currency),
                Money.ofMinor(row.getLong(5), currency),
                Money.ofMinor(row.getLong(6), currency),
                Money.ofMinor(row.getLong(7), currency),
                Money.ofMinor(row.getLong(8), currency),
                Money.ofMinor(row.getLong(9), currency),
                Money.ofMinor(row.getLong(10), currency),
                Money.ofMinor(row.getLong(11), currency),
                Money.ofMinor(row.getLong(12), currency));
    }

    /** @param first any day of the first of the {@value #MONTHS_AHEAD} months */
    static Report<LiabilityLine> liabilities(LocalDate first) {
        LocalDate month = first.withDayOfMonth(1);
        return new Report<>(
                LIABILITIES,
                List.of(month, month.plusMonths(MONTHS_AHEAD)),
                row -> new LiabilityLine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        Money.ofMinor(row.getLong(5), row.getString(2))),
                List.of(
                        new Column<>("programme", LiabilityLine::programme),
                        new Column<>("currency", LiabilityLine::currency),
                        new Column<>("period", LiabilityLine::period),
                        new Column<>("count", LiabilityLine::count),
                        new Column<>("amount", LiabilityLine::amount)));
    }
}
