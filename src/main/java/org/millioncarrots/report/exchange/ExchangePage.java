package org.millioncarrots.report.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.exchange.CompareFixings.Side;
import org.millioncarrots.report.exchange.ExchangeView.ExchangeGroup;
import org.millioncarrots.report.exchange.ExchangeView.ExchangeTotal;

/**
 * What a page of exchanges shows.
 *
 * @param side what was booked, or what the payouts would have come to
 */
public record ExchangePage(ExchangeView view, Side side) {
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    List<Column<ExchangeGroup>> columns() {
        return ExchangeResource.columns(ExchangeResource.USUAL, Set.of(side));
    }

    public boolean isBooked() {
        return side == Side.BOOKED;
    }

    /** The choice as the query of a link. */
    public String query() {
        return "from=" + shown(view.from()) + "&to=" + shown(view.to());
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** The first day of the war, before which nothing is promised. */
    public LocalDate first() {
        return FIRST;
    }

    /** Whether earlier days can be asked for. */
    public boolean isLater() {
        LocalDate from = view.from();
        return from != null && from.isAfter(FIRST);
    }

    /** The message that says when a rate was fixed. */
    public String fixingWord(String fixing) {
        return "fixing_" + fixing;
    }

    public boolean isEmpty() {
        return view.rows().isEmpty();
    }

    /** The rates of a row, as its file has them. */
    public String rates(ExchangeGroup row) {
        return ExchangeResource.rates(row);
    }

    /** Whether the rows of each pair of currencies come to its total. */
    public boolean isAddingUp() {
        return view.totals().stream().allMatch(this::adds);
    }

    private boolean adds(ExchangeTotal total) {
        Money cameTo = Money.zero(total.sums().cameTo().currency());
        Money paid = cameTo;
        for (ExchangeGroup row : view.rows()) {
            if (row.promisedCurrency().equals(total.promisedCurrency())
                    && row.paidCurrency().equals(total.paidCurrency())
                    && row.fixing().equals(total.fixing())) {
                cameTo = cameTo.plus(row.sums().cameTo());
                paid = paid.plus(row.sums().paid());
            }
        }
        return cameTo.equals(total.sums().cameTo()) && paid.equals(total.sums().paid());
    }
}
