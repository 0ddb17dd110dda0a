package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.terms.Benefit.Stipend;
import org.millioncarrots.stipend.Indexation.Figure;
import org.millioncarrots.stipend.MeansTest.DatedIncome;
import org.millioncarrots.stipend.Supplements.SupplementDependant;

/**
 * All that a stipend's entitlement depends on, each part by the day from which it counts. A change never edits terms: it
 * makes new ones. Amounts are in the currency of the tariff; dates are days in the business zone, both ends included.
 *
 * @param from the first day, whose day of the month anchors all due dates
 * @param to the last day; the eve of {@code from} if nothing is due at all
 * @param amounts by day, the first on or before {@code from}, no two from the same day
 * @param incomes by day; what the means test looks at
 * @param unpaid days without entitlement, such as a suspension that was lifted without arrears
 * @param rules by which all this becomes money
 */
public record StipendTerms(
        LocalDate from,
        LocalDate to,
        List<DatedAmount> amounts,
        List<SupplementDependant> dependants,
        List<DatedIncome> incomes,
        List<UnpaidDays> unpaid,
        StipendRules rules) {

    public StipendTerms {
        amounts =
                amounts.stream().sorted(Comparator.comparing(DatedAmount::from)).toList();
        incomes =
                incomes.stream().sorted(Comparator.comparing(DatedIncome::from)).toList();
        dependants = List.copyOf(dependants);
        unpaid = List.copyOf(unpaid);
        if (amounts.isEmpty() || amounts.getFirst().from().isAfter(from) || to.isBefore(from.minusDays(1))) {
            throw new IllegalArgumentException("a stipend has an amount from its first day on, and an end");
        }
        if (amounts.stream().map(DatedAmount::from).distinct().count() < amounts.size()) {
            throw new IllegalArgumentException("two amounts from the same day overlap");
        }
    }

    /** Some days, both ends included. */
    public record UnpaidDays(LocalDate from, LocalDate to) {
        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * The terms at the grant, as the programme says.
     *
     * @param figures of the programme's index, as far as they are approved
     */
    public static StipendTerms granted(
            Stipend stipend, LocalDate from, List<SupplementDependant> dependants, List<Figure> figures) {
        return new StipendTerms(
                from,
                lastDay(from, stipend.months()),
                List.of(new DatedAmount(from, stipend.amount(), stipend.per())),
                dependants,
                List.of(),
                List.of(),
                StipendRules.of(stipend, figures));
    }

    /**
     * The last day of a term of whole months: the eve of the same day of the month, or the end of the month where that day does
     * not occur (Regulation 1182/71, article 3(2)(c); BGB, section 188(2) and (3)).
     */
    static LocalDate lastDay(LocalDate from, int months) {
        LocalDate anniversary = from.plusMonths(months);
        return anniversary.getDayOfMonth() == from.getDayOfMonth() ? anniversary.minusDays(1) : anniversary;
    }

    /** What a whole month would pay at the terms of one of its days; zero without entitlement on the day. */
    public Money monthlyOn(LocalDate day) {
        DatedAmount amount = amounts.stream()
                .filter(dated -> !dated.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        if (day.isBefore(from) || day.isAfter(to) || unpaid.stream().anyMatch(days -> days.contains(day))) {
            return Money.zero(amount.amount().currency());
        }
        return rules.month(day, amount, from, dependants, incomeOn(day, amount.amount()));
    }

    /** For whom supplements are paid until when, such as "supplement for 2 children until 31 December 2033". */
    public List<String> supplementsInWords(Language language) {
        return SupplementWords.of(this, language);
    }

    /** By the figures that are approved now, if the stipend follows an index. */
    public StipendTerms withFigures(List<Figure> figures) {
        Indexation indexation = rules.indexation();
        return indexation == null ? this : withRules(rules.withIndexation(indexation.withFigures(figures)));
    }

    /** The figures that count for the days of the stipend; none if it is not indexed. */
    public List<Figure> figures() {
        Indexation indexation = rules.indexation();
        return indexation == null ? List.of() : indexation.counting(from, to);
    }

    /** The first year whose index date has come and whose figure is not known. */
    public Optional<Integer> indexMissingFrom(LocalDate today) {
        Indexation indexation = rules.indexation();
        return indexation == null ? Optional.empty() : indexation.missingFrom(from, today.isBefore(to) ? today : to);
    }

    /** The days on which what a month pays may become another. */
    TreeSet<LocalDate> changeDays() {
        TreeSet<LocalDate> days = new TreeSet<>();
        amounts.forEach(amount -> days.add(amount.from()));
        incomes.forEach(income -> days.add(income.from()));
        dependants.stream().flatMap(StipendTerms::ends).forEach(days::add);
        unpaid.stream()
                .flatMap(gap -> Stream.of(gap.from(), gap.to().plusDays(1)))
                .forEach(days::add);
        rules.indexDates(from).forEach(days::add);
        return days;
    }

    private static Stream<LocalDate> ends(SupplementDependant dependant) {
        LocalDate until = dependant.until();
        return until == null ? Stream.of(dependant.from()) : Stream.of(dependant.from(), until.plusDays(1));
    }

    private Money incomeOn(LocalDate day, Money like) {
        return incomes.stream()
                .filter(income -> !income.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(DatedIncome::monthly)
                .orElse(Money.zero(like.currency()));
    }

    /** Ends on a day, or before it begins if the day is earlier. */
    public StipendTerms endingOn(LocalDate last) {
        LocalDate end = last.isBefore(from.minusDays(1)) ? from.minusDays(1) : last;
        return new StipendTerms(from, end, amounts, dependants, incomes, unpaid, rules);
    }

    public StipendTerms withAmounts(List<DatedAmount> others) {
        return new StipendTerms(from, to, others, dependants, incomes, unpaid, rules);
    }

    public StipendTerms withDependants(List<SupplementDependant> others) {
        return new StipendTerms(from, to, amounts, others, incomes, unpaid, rules);
    }

    public StipendTerms withIncomes(List<DatedIncome> others) {
        return new StipendTerms(from, to, amounts, dependants, others, unpaid, rules);
    }

    public StipendTerms withUnpaid(UnpaidDays days) {
        List<UnpaidDays> more = new ArrayList<>(unpaid);
        more.add(days);
        return new StipendTerms(from, to, amounts, dependants, incomes, more, rules);
    }

    public StipendTerms withRules(StipendRules others) {
        return new StipendTerms(from, to, amounts, dependants, incomes, unpaid, others);
    }
}
