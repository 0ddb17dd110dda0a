package org.millioncarrots.award.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.award.change.ChangeRequests.AmountFrom;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.DependantUntil;
import org.millioncarrots.award.change.ChangeRequests.DependantsFrom;
import org.millioncarrots.award.change.ChangeRequests.IncomeFrom;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;
import org.millioncarrots.stipend.Indexation;
import org.millioncarrots.stipend.MeansTest;
import org.millioncarrots.stipend.PayDate;
import org.millioncarrots.stipend.StipendRules;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements;
import org.millioncarrots.stipend.Supplements.SupplementRelation;
import org.millioncarrots.testing.Terms;

class CorrectTermsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final StipendTerms TERMS = Terms.of(day("2024-01-01"), day("2026-12-31"), euros("1000.00"))
            .withRules(new StipendRules(
                    new Supplements(50, 30, 4),
                    new Indexation(IndexDay.NEW_YEAR, false, Terms.figures("2025 10, 2026 10")),
                    null,
                    PayDate.ANCHORED,
                    25,
                    true,
                    null));

    @Test
    void anAmountHoldsUntilTheEndAndReplacesLaterOnes() {
        StipendTerms later = CorrectTerms.of(TERMS, amounts(from("2026-06-01", null, "1300.00")), TODAY);
        StipendTerms terms = CorrectTerms.of(later, amounts(from("2026-04-01", null, "1250.00")), TODAY);
        assertThat(terms.monthlyOn(day("2026-03-31"))).isEqualTo(euros("1210.00"));
        assertThat(terms.monthlyOn(day("2026-04-01"))).isEqualTo(euros("1250.00"));
        assertThat(terms.monthlyOn(day("2026-12-31"))).isEqualTo(euros("1250.00"));
    }

    @Test
    void afterAnAmountWithAnEndTheOneBeforeAppliesAgainWithTheIndexUpToThen() {
        StipendTerms terms = CorrectTerms.of(TERMS, amounts(from("2025-11-01", "2026-02-28", "500.00")), TODAY);
        assertThat(terms.monthlyOn(day("2025-10-31"))).isEqualTo(euros("1100.00"));
        assertThat(terms.monthlyOn(day("2025-12-31"))).isEqualTo(euros("500.00"));
        assertThat(terms.monthlyOn(day("2026-01-01"))).isEqualTo(euros("550.00"));
        assertThat(terms.monthlyOn(day("2026-03-01"))).isEqualTo(euros("1210.00"));
    }

    /** The figure of a year that begins while the other amount is paid is published later. */
    @Test
    void whatAppliesAgainFollowsTheIndexAsIfItHadNeverBeenLeft() {
        StipendTerms terms = CorrectTerms.of(TERMS, amounts(from("2025-11-01", "2026-02-28", "500.00")), TODAY);
        StipendTerms unknownYet = without(terms, "2025 10");
        assertThat(unknownYet.monthlyOn(day("2026-03-01"))).isEqualTo(euros("1100.00"));
        assertThat(without(unknownYet, "2025 10, 2026 20").monthlyOn(day("2026-03-01")))
                .isEqualTo(euros("1320.00"));
        StipendTerms twice = CorrectTerms.of(terms, amounts(from("2026-05-01", "2026-05-31", "1.00")), TODAY);
        assertThat(twice.monthlyOn(day("2026-06-01"))).isEqualTo(euros("1210.00"));
    }

    private static StipendTerms without(StipendTerms terms, String figures) {
        return terms.withRules(
                terms.rules().withIndexation(new Indexation(IndexDay.NEW_YEAR, false, Terms.figures(figures))));
    }

    @ParameterizedTest
    @CsvSource({
        "-100, 2026-01-17, indexation.figures[1].percent",
        "-150.5, 2026-01-17, indexation.figures[1].percent",
        "10, 2026-03-21, indexation.figures[1].publishedOn",
        "10, 0026-01-17, indexation.figures[1].publishedOn",
        "-99.9999, 2026-03-20, ''",
    })
    void aFigureIsPublishedAndLeavesSomething(String percent, String publishedOn, String field) {
        List<Indexation.Figure> figures = List.of(
                new Indexation.Figure(2025, "10", "HICP", day("2025-01-17"), null),
                new Indexation.Figure(2026, percent, "HICP", day(publishedOn), null));
        CorrectAwardRequest request = new CorrectAwardRequest(
                CorrectAwardRequest.CorrectionReason.INDEXATION,
                null,
                null,
                null,
                null,
                null,
                null,
                new Indexation(IndexDay.NEW_YEAR, true, figures),
                null);
        if (field.isEmpty()) {
            assertThat(CorrectTerms.of(TERMS, request, TODAY).monthlyOn(TODAY)).isEqualTo(euros("0.00"));
        } else {
            refused(request, field);
        }
    }

    @Test
    void amountsOfOneRequestFollowEachOtherInAnyOrder() {
        StipendTerms terms = CorrectTerms.of(
                TERMS, amounts(from("2026-08-01", "2026-08-31", "900.00"), from("2026-04-01", null, "1300.00")), TODAY);
        assertThat(terms.monthlyOn(day("2026-07-31"))).isEqualTo(euros("1300.00"));
        assertThat(terms.monthlyOn(day("2026-08-15"))).isEqualTo(euros("900.00"));
        assertThat(terms.monthlyOn(day("2026-09-01"))).isEqualTo(euros("1300.00"));
    }

    @Test
    void overlappingAmountsAreRefused() {
        refused(amounts(from("2026-04-01", "2026-06-30", "1.00"), from("2026-06-30", null, "2.00")), "amounts[1].from");
        refused(amounts(from("2026-04-01", null, "1.00"), from("2026-04-01", null, "2.00")), "amounts");
        refused(amounts(from("2026-04-01", "2026-03-31", "1.00")), "amounts[0].to");
    }

    @Test
    void dependantsCountFromTheirDayAndKeepTheirPast() {
        StipendTerms married = CorrectTerms.of(
                TERMS, dependants("2024-06-01", new DependantUntil(SupplementRelation.SPOUSE, null)), TODAY);
        StipendTerms terms = CorrectTerms.of(
                married,
                dependants("2024-09-01", new DependantUntil(SupplementRelation.CHILD, day("2024-10-31"))),
                TODAY);
        assertThat(terms.monthlyOn(day("2024-05-31"))).isEqualTo(euros("1000.00"));
        assertThat(terms.monthlyOn(day("2024-08-31"))).isEqualTo(euros("1500.00"));
        assertThat(terms.monthlyOn(day("2024-10-31"))).isEqualTo(euros("1300.00"));
        assertThat(terms.monthlyOn(day("2024-11-01"))).isEqualTo(euros("1000.00"));
        refused(
                dependants(
                        "2024-06-01",
                        new DependantUntil(SupplementRelation.SPOUSE, null),
                        new DependantUntil(SupplementRelation.SPOUSE, null)),
                "dependants.people");
        refused(
                dependants("2024-06-01", new DependantUntil(SupplementRelation.CHILD, day("2024-05-31"))),
                "dependants.people[0]");
    }

    @Test
    void anIncomeNeedsAMeansTest() {
        List<IncomeFrom> income = List.of(new IncomeFrom(day("2024-06-01"), euros("650.00")));
        refused(incomes(income, null), "incomes");
        StipendTerms terms =
                CorrectTerms.of(TERMS, incomes(income, new MeansTest(euros("450.00"), 50, euros("0.00"))), TODAY);
        assertThat(terms.monthlyOn(day("2024-05-31"))).isEqualTo(euros("1000.00"));
        assertThat(terms.monthlyOn(day("2024-06-01"))).isEqualTo(euros("900.00"));
    }

    @Test
    void aStipendNeitherBeginsEarlierNorEndsBeforeItBegins() {
        refused(amounts(from("2023-12-31", null, "1.00")), "amounts[0].from");
        refused(
                new CorrectAwardRequest(
                        CorrectAwardRequest.CorrectionReason.END_CHANGED,
                        null,
                        day("2023-12-31"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "endsOn");
    }

    private static void refused(CorrectAwardRequest request, String field) {
        assertThatThrownBy(() -> CorrectTerms.of(TERMS, request, TODAY))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(field);
    }

    private static CorrectAwardRequest amounts(AmountFrom... amounts) {
        return new CorrectAwardRequest(
                CorrectAwardRequest.CorrectionReason.AMOUNT_CHANGED,
                List.of(amounts),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static CorrectAwardRequest dependants(String from, DependantUntil... people) {
        return new CorrectAwardRequest(
                CorrectAwardRequest.CorrectionReason.DEPENDANTS_CHANGED,
                null,
                null,
                new DependantsFrom(day(from), List.of(people)),
                null,
                null,
                null,
                null,
                null);
    }

    private static CorrectAwardRequest incomes(List<IncomeFrom> incomes, MeansTest test) {
        return new CorrectAwardRequest(
                CorrectAwardRequest.CorrectionReason.INCOME_CHANGED, null, null, null, null, incomes, test, null, null);
    }

    private static AmountFrom from(String from, String to, String amount) {
        return new AmountFrom(day(from), to == null ? null : day(to), euros(amount), null);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Money euros(String amount) {
        return Money.parse(amount, "EUR");
    }
}
