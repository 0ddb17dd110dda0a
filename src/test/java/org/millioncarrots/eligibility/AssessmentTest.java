package org.millioncarrots.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.OfferPinning;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Condition.Rule;
import org.millioncarrots.testing.Documents;

class AssessmentTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/examples/eligibility-outcomes.csv", delimiter = ';', numLinesToSkip = 2)
    void wholeQuestions(
            String programme,
            LocalDate asOf,
            String category,
            String act,
            String actOn,
            String confirmedBy,
            String exclusion,
            String sanctions,
            String skills,
            String equipment,
            Assessment.Outcome outcome,
            Rule decidedBy) {
        Facts facts = FactsOf.nothing()
                .with("category", category)
                .with("act", act)
                .with("actOn", actOn)
                .with("confirmedBy", confirmedBy)
                .with("exclusionGrounds", exclusion)
                .with("sanctionsHold", sanctions)
                .with("skills", skills)
                .with("equipment", equipment)
                .facts();

        Assessment assessment = Assessment.of(facts, Documents.bundled(programme), asOf);

        assertThat(assessment.outcome()).isEqualTo(outcome);
        RuleResult.Outcome decisive =
                switch (outcome) {
                    case ELIGIBLE -> null;
                    case NOT_ELIGIBLE -> RuleResult.Outcome.NOT_MET;
                    case REFER -> RuleResult.Outcome.UNKNOWN;
                };
        assertThat(assessment.rules().stream()
                        .filter(rule -> rule.outcome() == decisive)
                        .map(RuleResult::rule)
                        .findFirst()
                        .orElse(null))
                .isEqualTo(decidedBy);
    }

    @Test
    void withoutAnyFactEveryProgrammeIsReferredAndEveryRuleNamesItsSource() {
        for (ProgrammeVersion version : Documents.bundled()) {
            Assessment assessment = Assessment.of(FactsOf.nothing().facts(), version, LocalDate.parse("2022-04-05"));

            assertThat(assessment.outcome()).isEqualTo(Assessment.Outcome.REFER);
            assertThat(assessment.rules())
                    .hasSameSizeAs(version.conditions())
                    .allSatisfy(rule -> assertThat(rule.legalBasis()).isNotBlank());
        }
    }

    @Test
    void theSameQuestionAlwaysHasTheSameAnswer() {
        Facts facts = FactsOf.nothing().with("category", "SOLDIER").facts();
        LocalDate day = LocalDate.parse("2022-03-05");

        assertThat(Assessment.of(facts, Documents.bundled("coalition-match"), day))
                .isEqualTo(Assessment.of(facts, Documents.bundled("coalition-match"), day));
    }

    @Test
    void factsSayForWhomOffersAreCompared() {
        Facts tank = FactsOf.nothing()
                .with("category", "SOLDIER")
                .with("equipment", "TANK USABLE")
                .facts();

        assertThat(tank.applicant())
                .map(applicant -> OfferPinning.promised(Documents.bundled("equipment-handover"), applicant))
                .contains(Map.of(CurrencyCode.USD, Money.parse("100000.00", "USD")));
        assertThat(FactsOf.nothing().facts().applicant()).isEmpty();
    }
}
