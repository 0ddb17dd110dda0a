package org.millioncarrots.stipend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDayShift;
import org.millioncarrots.stipend.MeansTest.DatedIncome;
import org.millioncarrots.stipend.Supplements.SupplementDependant;
import org.millioncarrots.testing.ExampleTable;
import org.millioncarrots.testing.Terms;

/** The tables an accountant can check by hand. */
class StipendExamplesTest {

    @TestFactory
    Stream<DynamicTest> partsOfMonthsAreProrated() {
        return table("stipend-proration.csv", row -> {
            Money monthly = Money.parse(row.get("monthly"), row.get("currency"));
            StipendTerms terms = Terms.of(date(row, "from"), date(row, "to"), monthly);
            Money paid = instalment(StipendSchedule.of(terms), YearMonth.parse(row.get("month")));
            agrees(row, paid);
        });
    }

    @TestFactory
    Stream<DynamicTest> amountsChangeOnTheirDay() {
        return table("stipend-amount-changes.csv", row -> {
            List<DatedAmount> amounts = Terms.amounts(row.get("amounts"), row.get("currency"));
            StipendTerms terms = Terms.of(
                            date(row, "from"),
                            date(row, "to"),
                            amounts.getFirst().amount())
                    .withAmounts(amounts);
            agrees(row, instalment(StipendSchedule.of(terms), YearMonth.parse(row.get("month"))));
        });
    }

    @TestFactory
    Stream<DynamicTest> dueDatesAreAnchoredClampedAndMoved() {
        return table("schedule-due-dates.csv", row -> {
            PayDate payDate = new PayDate(PayDay.valueOf(row.get("day")), PayDayShift.valueOf(row.get("shift")));
            LocalDate from = date(row, "from");
            YearMonth last = YearMonth.from(from).plusMonths(Integer.parseInt(row.get("months")) - 1);
            StipendTerms terms = Terms.of(from, last.atEndOfMonth(), Money.parse("100.00", "EUR"))
                    .withRules(Terms.PLAIN.withPayDate(payDate));
            List<String> dates = StipendSchedule.of(terms).instalments().stream()
                    .map(instalment -> instalment.dueOn().toString())
                    .toList();
            assertThat(String.join(" ", dates)).isEqualTo(row.get("expected"));
            assertThat(dates).doesNotContain(row.get("never").split(" "));
        });
    }

    /** A part of one day, whose payday is moved back onto the one of the month before. */
    @Test
    void twoOnOneDayGoApartToADayOnWhichBanksAreOpen() {
        StipendTerms terms = Terms.of(
                        LocalDate.of(2022, 12, 31), LocalDate.of(2023, 1, 1), Money.parse("100.00", "EUR"))
                .withRules(Terms.PLAIN.withPayDate(new PayDate(PayDay.ANCHOR, PayDayShift.PRECEDING)));
        assertThat(StipendSchedule.of(terms).instalments())
                .extracting(instalment -> instalment.dueOn().toString())
                .containsExactly("2022-12-30", "2023-01-02");
    }

    @TestFactory
    Stream<DynamicTest> aTermEndsOnTheEveOrAtTheMonthsEnd() {
        return table("stipend-terms.csv", row -> {
            LocalDate last = StipendTerms.lastDay(date(row, "from"), Integer.parseInt(row.get("months")));
            assertThat(last.toString()).isEqualTo(row.get("expected")).isNotEqualTo(row.get("never"));
        });
    }

    @TestFactory
    Stream<DynamicTest> amountsFollowTheIndexRoundedEachYear() {
        return table("stipend-indexation.csv", row -> {
            LocalDate from = date(row, "from");
            StipendTerms terms = Terms.of(from, from.plusYears(20), Money.parse(row.get("amount"), "EUR"))
                    .withRules(
                            Terms.PLAIN.withIndexation(indexation(row, Boolean.parseBoolean(row.get("mayDecrease")))));
            List<String> amounts = Arrays.stream(row.get("days").split(" "))
                    .map(day ->
                            terms.monthlyOn(LocalDate.parse(day)).toDecimal().toPlainString())
                    .toList();
            assertThat(String.join(" ", amounts)).isEqualTo(row.get("expected"));
            assertThat(amounts).doesNotContain(row.get("never").split(" "));
        });
    }

    @TestFactory
    Stream<DynamicTest> aMissingIndexFigureIsRefused() {
        return table("stipend-index-figures-refused.csv", row -> assertThatThrownBy(
                        () -> indexation(row, false).requireComplete("figures", date(row, "from"), date(row, "today")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(row.get("reason")));
    }

    @TestFactory
    Stream<DynamicTest> amountsForYearsAndWeeksBecomeMonths() {
        return table("stipend-periods.csv", row -> {
            Money amount = Money.parse(row.get("amount"), row.get("currency"));
            LocalDate from = LocalDate.of(2026, 1, 1);
            List<DatedAmount> amounts = List.of(new DatedAmount(from, amount, AmountPer.valueOf(row.get("per"))));
            StipendTerms terms =
                    Terms.of(from, LocalDate.of(2026, 12, 31), amount).withAmounts(amounts);
            List<Money> months = StipendSchedule.of(terms).instalments().stream()
                    .map(PlannedInstalment::amount)
                    .toList();
            String[] expected = row.get("expected").split(" ");
            assertThat(IntStream.range(0, expected.length)
                            .mapToObj(i -> months.get(i).toDecimal().toPlainString())
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(row.get("expected"));
            assertThat(row.get("never").split(" "))
                    .doesNotContain(months.getFirst().toDecimal().toPlainString());
            if (row.get("per").equals("YEAR")) {
                assertThat(StipendSchedule.of(terms).total()).isEqualTo(amount);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> incomeIsTapered() {
        return table("stipend-means-test.csv", row -> {
            MeansTest test = new MeansTest(
                    euros(row, "disregard"), Integer.parseInt(row.get("taperPercent")), euros(row, "floor"));
            LocalDate from = LocalDate.of(2026, 1, 1);
            StipendTerms terms = Terms.of(from, from.plusMonths(12), euros(row, "stipend"))
                    .withIncomes(List.of(new DatedIncome(from, euros(row, "income"))))
                    .withRules(Terms.PLAIN.withMeansTest(test));
            agrees(row, terms.monthlyOn(from));
        });
    }

    @TestFactory
    Stream<DynamicTest> dependantsAddSupplementsUpToACapAndUntilADay() {
        return table("stipend-supplements.csv", row -> {
            LocalDate from = LocalDate.of(2026, 1, 1);
            Stream<SupplementDependant> children = Arrays.stream(
                            row.get("children").split(" "))
                    .map(until -> new SupplementDependant(
                            Supplements.SupplementRelation.CHILD,
                            from,
                            until.equals("-") ? null : LocalDate.parse(until)));
            Stream<SupplementDependant> spouse = row.get("spouse").equals("true")
                    ? Stream.of(new SupplementDependant(Supplements.SupplementRelation.SPOUSE, from, null))
                    : Stream.of();
            Supplements supplements = new Supplements(
                    Integer.parseInt(row.get("spousePercent")),
                    Integer.parseInt(row.get("childPercent")),
                    Integer.parseInt(row.get("childrenAtMost")));
            agrees(
                    row,
                    supplements.on(
                            date(row, "day"),
                            euros(row, "base"),
                            Stream.concat(spouse, children).toList()));
        });
    }

    private static Indexation indexation(Map<String, String> row, boolean mayDecrease) {
        return new Indexation(IndexDay.valueOf(row.get("rule")), mayDecrease, Terms.figures(row.get("figures")));
    }

    private static Money instalment(StipendSchedule schedule, YearMonth month) {
        return schedule.instalments().stream()
                .filter(instalment -> YearMonth.from(instalment.periodFrom()).equals(month))
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private static void agrees(Map<String, String> row, Money amount) {
        String decimal = amount.toDecimal().toPlainString();
        assertThat(decimal).isEqualTo(row.get("expected"));
        assertThat(row.get("never").split(" ")).doesNotContain(decimal);
    }

    private static Stream<DynamicTest> table(String name, Consumer<Map<String, String>> check) {
        return ExampleTable.rows(name).stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> check.accept(row)));
    }

    private static LocalDate date(Map<String, String> row, String column) {
        return LocalDate.parse(row.get(column));
    }

    private static Money euros(Map<String, String> row, String column) {
        return Money.parse(row.get(column), "EUR");
    }
}
