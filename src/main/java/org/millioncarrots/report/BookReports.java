package org.millioncarrots.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.millioncarrots.console.Column;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.FinanceView.BudgetLine;
import org.millioncarrots.report.FinanceView.LiabilityLine;

/** What the books say: the way of the appropriated money, and what is promised ahead. */
final class BookReports {
    static final int MONTHS_AHEAD = 24;

    private static final String BUDGET = """
            select programme, sponsor, currency, appropriated_minor, available_minor, committed_minor, payable_minor,
                in_transit_minor, settled_minor, recovery_minor, exchanged_minor, queued_minor, charges_minor,
                claimed_minor, written_off_minor
            from report_budget
            order by programme, sponsor, currency
            """;

    private static final String LIABILITIES = """
            with periods as (
                select programme, currency, due_month, instalments, amount_minor,
                    case
                        when due_month < :first then 'EARLIER'
                        when due_month >= :beyond then 'LATER'
                        else to_char(due_month, 'YYYY-MM')
                    end as period
                from report_liability
            )
            select programme, currency, period, sum(instalments) as count, sum(amount_minor) as amount_minor
            from periods
            group by programme, currency, period
            order by programme, currency, min(due_month)
            """;

    private BookReports() {}

    static Report<BudgetLine> budget() {
        return new Report<>(
                BUDGET,
                Map.of(),
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
                        new Column<>("queued", BudgetLine::queued),
                        new Column<>("charges", BudgetLine::charges),
                        new Column<>("claimed", BudgetLine::claimed),
                        new Column<>("writtenOff", BudgetLine::writtenOff)));
    }

    private static BudgetLine budgetLine(Row row) {
        return new BudgetLine(
                row.text("programme"),
                row.text("sponsor"),
                row.text("currency"),
                row.money("appropriated_minor", "currency"),
                row.money("available_minor", "currency"),
                row.money("committed_minor", "currency"),
                row.money("payable_minor", "currency"),
                row.money("in_transit_minor", "currency"),
                row.money("settled_minor", "currency"),
                row.money("recovery_minor", "currency"),
                row.money("exchanged_minor", "currency"),
                row.money("queued_minor", "currency"),
                row.money("charges_minor", "currency"),
                row.money("claimed_minor", "currency"),
                row.money("written_off_minor", "currency"));
    }

    /** @param first any day of the first of the {@value #MONTHS_AHEAD} months */
    static Report<LiabilityLine> liabilities(LocalDate first) {
        LocalDate month = first.withDayOfMonth(1);
        return new Report<>(
                LIABILITIES,
                Map.of("first", month, "beyond", month.plusMonths(MONTHS_AHEAD)),
                row -> new LiabilityLine(
                        row.text("programme"),
                        row.text("currency"),
                        row.text("period"),
                        row.number("count"),
                        row.money("amount_minor", "currency")),
                List.of(
                        new Column<>("programme", LiabilityLine::programme),
                        new Column<>("currency", LiabilityLine::currency),
                        new Column<>("period", LiabilityLine::period),
                        new Column<>("count", LiabilityLine::count),
                        new Column<>("amount", LiabilityLine::amount)));
    }
}
