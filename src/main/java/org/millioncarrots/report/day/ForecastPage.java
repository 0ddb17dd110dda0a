package org.millioncarrots.report.day;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.StackedColumns;
import org.millioncarrots.console.StackedColumns.Given;
import org.millioncarrots.console.StackedColumns.Part;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** What the page of the forecast shows: when does the money end? */
public record ForecastPage(LocalDate from, List<Block> blocks) {
    private static final int QUARTER = 3;

    /**
     * One currency; currencies never mix.
     *
     * @param endsIn the month in which the money ends at the pace of the last quarter; absent if it does not within the months
     * @param due columns of what falls due
     * @param available columns of what is left of what is voted, at that pace; absent if there is no pace
     */
    public record Block(
            String currency,
            Money promised,
            Money available,
            Money queued,
            Money quarter,
            @Nullable String endsIn,
            List<Line> lines,
            StackedColumns due,
            @Nullable StackedColumns ends) {
        public boolean isPaced() {
            return quarter.isPositive();
        }

        /** What the months do not take up of what is promised. */
        public Money difference() {
            return lines.stream().map(Line::due).reduce(promised, Money::minus);
        }
    }

    /**
     * One month, or what is before the first or after the last.
     *
     * @param available at its end, at the pace; absent for what is no month, and without a pace
     */
    public record Line(
            String currency,
            String period,
            long instalments,
            Money due,
            Money left,
            @Nullable Money available) {
        public String id() {
            return "m-" + currency + "-" + period;
        }

        public boolean isMonth() {
            return available != null || !period.equals("EARLIER") && !period.equals("LATER");
        }
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    static ForecastPage of(ForecastView view, Function<YearMonth, String> month) {
        return new ForecastPage(
                view.from(),
                view.currencies().stream()
                        .map(one -> block(one, YearMonth.from(view.from()), month))
                        .toList());
    }

    private static Block block(ForecastView.Currency one, YearMonth first, Function<YearMonth, String> label) {
        List<Line> lines = lines(one, first);
        List<Line> months = lines.stream().filter(Line::isMonth).toList();
        CurrencyCode currency = new CurrencyCode(one.currency());
        return new Block(
                one.currency(),
                one.promised(),
                one.available(),
                one.queued(),
                one.promisedInQuarter(),
                one.endsIn(),
                lines,
                StackedColumns.of(
                        currency,
                        months.stream()
                                .map(line -> given(line, label, new Part("due", "place_due", line.due())))
                                .toList()),
                one.promisedInQuarter().isPositive()
                        ? StackedColumns.of(
                                currency,
                                months.stream()
                                        .map(line -> given(
                                                line,
                                                label,
                                                new Part(
                                                        "settled",
                                                        "place_available",
                                                        Objects.requireNonNull(line.available()))))
                                        .toList())
                        : null);
    }

    private static Given given(Line line, Function<YearMonth, String> label, Part part) {
        return new Given(label.apply(YearMonth.parse(line.period())), line.period(), "#" + line.id(), List.of(part));
    }

    /** All months, with those in which nothing falls due. */
    private static List<Line> lines(ForecastView.Currency one, YearMonth first) {
        List<Line> lines = new ArrayList<>();
        Money left = one.promised();
        for (ForecastView.Month known : found(one, "EARLIER")) {
            lines.add(new Line(one.currency(), known.period(), known.instalments(), known.due(), known.left(), null));
            left = known.left();
        }
        for (int i = 0; i < ReadForecast.MONTHS; i++) {
            String period = first.plusMonths(i).toString();
            List<ForecastView.Month> known = found(one, period);
            long instalments = known.isEmpty() ? 0 : known.getFirst().instalments();
            Money due = known.isEmpty()
                    ? Money.zero(left.currency())
                    : known.getFirst().due();
            left = known.isEmpty() ? left : known.getFirst().left();
            lines.add(new Line(one.currency(), period, instalments, due, left, available(one, i)));
        }
        for (ForecastView.Month known : found(one, "LATER")) {
            lines.add(new Line(one.currency(), known.period(), known.instalments(), known.due(), known.left(), null));
        }
        return lines;
    }

    private static List<ForecastView.Month> found(ForecastView.Currency one, String period) {
        return one.months().stream()
                .filter(month -> month.period().equals(period))
                .toList();
    }

    private static @Nullable Money available(ForecastView.Currency one, int month) {
        if (!one.promisedInQuarter().isPositive()) {
            return null;
        }
        Money left = one.available().minus(one.promisedInQuarter().fraction(month + 1L, QUARTER));
        return left.isPositive() ? left : Money.zero(left.currency());
    }
}
