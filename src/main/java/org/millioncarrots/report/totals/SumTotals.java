package org.millioncarrots.report.totals;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.Dimension;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.totals.SmallCells.Cell;
import org.millioncarrots.report.totals.SmallCells.Rest;
import org.millioncarrots.report.totals.TotalsView.CurrencyTotals;
import org.millioncarrots.report.totals.TotalsView.TotalsRow;

/**
 * Sums payouts for those who need totals only. There is no period to ask for: the difference of two periods would be a cell. Months
 * that are not over are left out, so that the figures of one day and the next hardly differ.
 */
@ApplicationScoped
class SumTotals {
    private static final String CELLS = """
            select programme, currency, to_char(due_month, 'YYYY-MM') as month, count(distinct claimant_id) as people,
                count(*) as payouts, sum(amount_minor) as minor
            from report_payout
            where due_on < :before and standing <> 'CLOSED'
            group by programme, currency, due_month
            order by programme, currency, due_month
            """;

    private final RunReports runReports;
    private final Clock clock;

    SumTotals(RunReports runReports, Clock clock) {
        this.runReports = runReports;
        this.clock = clock;
    }

    TotalsView sum(List<Dimension> groupBy) {
        LocalDate before = LocalDate.now(clock).withDayOfMonth(1);
        List<Cell> cells = runReports.rows(new Report<>(
                CELLS,
                Map.of("before", before),
                row -> new Cell(
                        row.text("programme"),
                        row.text("month"),
                        row.number("people"),
                        row.number("payouts"),
                        row.money("minor", "currency"))));
        Map<String, List<Cell>> byCurrency = cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.amount().currency().value(), TreeMap::new, Collectors.toList()));
        List<TotalsRow> rows = new ArrayList<>();
        List<CurrencyTotals> totals = new ArrayList<>();
        byCurrency.forEach((currency, all) -> {
            SmallCells told = SmallCells.of(all);
            rows.addAll(rows(told.published(), groupBy));
            totals.add(total(currency, told));
        });
        return new TotalsView(before, rows, totals);
    }

    private static List<TotalsRow> rows(List<Cell> published, List<Dimension> groupBy) {
        Map<List<String>, TotalsRow> rows = new LinkedHashMap<>();
        for (Cell cell : published) {
            TotalsRow row = new TotalsRow(
                    groupBy.contains(Dimension.PROGRAMME) ? cell.programme() : null,
                    groupBy.contains(Dimension.MONTH) ? cell.month() : null,
                    cell.amount().currency().value(),
                    cell.payouts(),
                    cell.amount());
            rows.merge(
                    List.of(String.valueOf(row.programme()), String.valueOf(row.month())),
                    row,
                    (one, other) -> new TotalsRow(
                            one.programme(),
                            one.month(),
                            one.currency(),
                            one.payouts() + other.payouts(),
                            one.amount().plus(other.amount())));
        }
        return List.copyOf(rows.values());
    }

    private static CurrencyTotals total(String currency, SmallCells told) {
        long payouts = told.published().stream().mapToLong(Cell::payouts).sum();
        @Nullable
        Money amount =
                told.published().stream().map(Cell::amount).reduce(Money::plus).orElse(null);
        return switch (told.rest()) {
            case Rest.Nothing nothing -> new CurrencyTotals(currency, payouts, amount, false, null, null);
            case Rest.Withheld withheld -> new CurrencyTotals(currency, null, null, true, null, null);
            case Rest.Sum rest ->
                new CurrencyTotals(
                        currency,
                        payouts + rest.payouts(),
                        amount == null ? rest.amount() : amount.plus(rest.amount()),
                        true,
                        rest.payouts(),
                        rest.amount());
        };
    }
}
