package org.millioncarrots.stipend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;

/**
 * Adjusts a stipend each year by a published index. Each year's amount is rounded, half up, before the next year is
 * applied to it. A year whose figure is not published yet leaves the amount as it is until the figure is known.
 *
 * @param mayDecrease whether a year below zero lowers the amount; else it leaves it as it is
 * @param figures by which instalments are planned; of an index those that were approved by then
 * @param index the published index that is followed, as the programme says; absent if a correction gave the figures
 */
public record Indexation(
        @NotNull IndexDay rule,
        boolean mayDecrease,
        @NotNull @Size(max = 60) List<@Valid @NotNull Figure> figures,
        @Nullable @Size(max = 32) String index) {

    /** Figures that were given by hand. */
    public Indexation(IndexDay rule, boolean mayDecrease, List<Figure> figures) {
        this(rule, mayDecrease, figures, null);
    }

    /**
     * A year's change of the index.
     *
     * @param year the year in which it is applied
     * @param percent the change as published, such as {@code 8.4} or {@code -0.3}
     * @param revision of the entered figure, 1 for the first; absent if a correction gave it
     */
    @Schema(name = "IndexFigure")
    public record Figure(
            @Min(1990) @Max(2199) int year,

            @NotNull
            @Pattern(regexp = "-?[0-9]{1,3}(\\.[0-9]{1,4})?", message = "per cent such as 8.4 or -0.3")
            @Schema(examples = "8.4")
            String percent,

            @NotNull @Size(min = 1, max = 500) @Schema(examples = "Eurostat, HICP, euro area, annual average")
            String source,

            @NotNull LocalDate publishedOn,
            @Nullable Integer revision) {
        private static final BigDecimal NOTHING_LEFT = BigDecimal.valueOf(-100);

        private void requirePublished(String field, LocalDate today) {
            if (new BigDecimal(percent).compareTo(NOTHING_LEFT) <= 0) {
                throw Problem.invalid(field + ".percent", "more than -100");
            }
            if (Params.plausible(field + ".publishedOn", publishedOn).isAfter(today)) {
                throw Problem.invalid(
                        field + ".publishedOn", "today or earlier: a figure is entered once it is published");
            }
        }

        private Money applied(Money amount, boolean mayDecrease) {
            BigDecimal change = new BigDecimal(percent);
            if (change.signum() < 0 && !mayDecrease) {
                return amount;
            }
            BigDecimal factor = change.add(BigDecimal.valueOf(100));
            return amount.fraction(
                    factor.unscaledValue().longValueExact(),
                    BigDecimal.TEN.pow(factor.scale() + 2).longValueExact());
        }
    }

    /**
     * @param amount as it was set
     * @param setOn the day from which it was set; only later index dates change it
     * @param begunOn the first day of the stipend, which gives the anniversary
     */
    public Money on(LocalDate day, Money amount, LocalDate setOn, LocalDate begunOn) {
        Money indexed = amount;
        for (int year = setOn.getYear(); year <= day.getYear(); year++) {
            LocalDate date = date(year, begunOn);
            if (date.isAfter(setOn) && !date.isAfter(day) && date.isAfter(begunOn)) {
                Optional<Figure> figure = figure(year);
                if (figure.isEmpty()) {
                    break;
                }
                indexed = figure.get().applied(indexed, mayDecrease);
            }
        }
        return indexed;
    }

    /** The days on which a figure changes the amount. */
    Stream<LocalDate> dates(LocalDate begunOn) {
        return figures.stream().map(figure -> date(figure.year(), begunOn));
    }

    /**
     * @param field where the figures stand in the request
     * @throws Problem if a year appears twice, or the figure of a year is missing whose index date has come or which a
     *     later figure follows, or one is not published yet or takes away all there is
     */
    public void requireComplete(String field, LocalDate begunOn, LocalDate today) {
        TreeSet<Integer> years = figures.stream().map(Figure::year).collect(Collectors.toCollection(TreeSet::new));
        if (years.size() < figures.size()) {
            throw Problem.invalid(field, "one figure for each year");
        }
        int last = date(today.getYear(), begunOn).isAfter(today) ? today.getYear() - 1 : today.getYear();
        int first = date(begunOn.getYear(), begunOn).isAfter(begunOn) ? begunOn.getYear() : begunOn.getYear() + 1;
        for (int year = first; year <= Math.max(last, years.last()); year++) {
            if (!years.contains(year)) {
                throw Problem.invalid(field, "a figure for " + year + " too: it is missing");
            }
        }
        for (int i = 0; i < figures.size(); i++) {
            figures.get(i).requirePublished(field + "[" + i + "]", today);
        }
    }

    Indexation withFigures(List<Figure> others) {
        return new Indexation(rule, mayDecrease, others, index);
    }

    /** The figures that count for a stipend of these days. */
    List<Figure> counting(LocalDate begunOn, LocalDate lastDay) {
        return figures.stream()
                .filter(figure -> date(figure.year(), begunOn).isAfter(begunOn)
                        && !date(figure.year(), begunOn).isAfter(lastDay))
                .toList();
    }

    /** The first year whose index date has come by a day and whose figure is not known; from it on amounts stay. */
    Optional<Integer> missingFrom(LocalDate begunOn, LocalDate day) {
        for (int year = begunOn.getYear(); year <= day.getYear(); year++) {
            LocalDate date = date(year, begunOn);
            if (date.isAfter(begunOn) && !date.isAfter(day) && figure(year).isEmpty()) {
                return Optional.of(year);
            }
        }
        return Optional.empty();
    }

    private Optional<Figure> figure(int year) {
        return figures.stream().filter(figure -> figure.year() == year).findFirst();
    }

    private LocalDate date(int year, LocalDate begunOn) {
        return switch (rule) {
            case NEW_YEAR -> LocalDate.of(year, 1, 1);
            case ANNIVERSARY -> begunOn.withYear(year);
        };
    }
}
