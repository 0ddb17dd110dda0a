package org.millioncarrots.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.millioncarrots.eligibility.check.EligibilityCheckRequest;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.Condition.Rule;
import org.millioncarrots.testing.Documents;

class RulesTest {
    private static final LocalDate DAY = LocalDate.parse("2022-04-05");

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/eligibility-rules.csv", delimiter = ';', numLinesToSkip = 2)
    void eachRule(Rule rule, String programme, String fact, String value, RuleResult.Outcome finds, String detail) {
        ProgrammeVersion version = Documents.bundled(programme);
        FactsOf facts = FactsOf.nothing().with(fact, value);
        if (rule == Rule.SKILL_RECOGNISED) {
            facts.with("category", "SPECIALIST");
        }

        Rules.Finding finding = Rules.decide(condition(version, rule), facts.facts(), version, DAY);

        assertThat(finding.outcome()).isEqualTo(finds);
        assertThat(finding.detail()).contains(detail);
    }

    @Test
    void everyRuleStandsInTheTable() throws Exception {
        Set<String> named = new HashSet<>();
        try (InputStream table = getClass().getResourceAsStream("/examples/eligibility-rules.csv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> named.add(line.split(";")[0]));
        }
        assertThat(EnumSet.allOf(Rule.class)).allMatch(rule -> named.contains(rule.name()));
    }

    @Test
    void aRequiredStatementIsACondition() {
        var required = ProgrammeVersion.Testimony.Requirement.REQUIRED;

        assertThat(testimony(required, null)).isEqualTo(RuleResult.Outcome.UNKNOWN);
        assertThat(testimony(required, "false")).isEqualTo(RuleResult.Outcome.NOT_MET);
        assertThat(testimony(required, "true")).isEqualTo(RuleResult.Outcome.MET);
        assertThat(testimony(ProgrammeVersion.Testimony.Requirement.NONE, null)).isEqualTo(RuleResult.Outcome.MET);
    }

    @Test
    void aConditionForSomeCategoriesIsNotAskedOfOthers() {
        ProgrammeVersion openDoor = Documents.bundled("open-door");
        Condition skill = condition(openDoor, Rule.SKILL_RECOGNISED);

        assertThat(Rules.decide(
                                skill,
                                FactsOf.nothing().with("category", "CIVILIAN").facts(),
                                openDoor,
                                DAY)
                        .outcome())
                .isEqualTo(RuleResult.Outcome.MET);
        assertThat(Rules.decide(skill, FactsOf.nothing().facts(), openDoor, DAY).outcome())
                .isEqualTo(RuleResult.Outcome.UNKNOWN);
    }

    @Test
    void equipmentThatTheTariffDoesNotNameIsNotPaidFor() {
        var document = Documents.tree("equipment-handover");
        Documents.with(
                document, "/tariff/entries", "[{\"equipment\":\"TANK\",\"amounts\":{\"USABLE\":\"100000.00\"}}]");
        ProgrammeVersion tanksOnly = Documents.accepted(document.toString());

        assertThat(Rules.equipmentInTariff(
                                FactsOf.nothing()
                                        .with("equipment", "COMBAT_AIRCRAFT USABLE")
                                        .facts(),
                                tanksOnly)
                        .outcome())
                .isEqualTo(RuleResult.Outcome.NOT_MET);
    }

    /** Whatever is added to the facts later: nobody is judged by an accident of birth. */
    @Test
    void noFactTellsWhereSomebodyIsFrom() {
        Set<String> names = new HashSet<>();
        Deque<Class<?>> records = new ArrayDeque<>(Set.<Class<?>>of(Facts.class, EligibilityCheckRequest.class));
        while (!records.isEmpty()) {
            for (RecordComponent component : records.pop().getRecordComponents()) {
                names.add(component.getName().toLowerCase(Locale.ROOT));
                if (component.getType().isRecord()) {
                    records.push(component.getType());
                }
            }
        }
        assertThat(names)
                .contains("category", "spouse", "usability")
                .noneMatch(name -> name.matches(
                        ".*(nation|citizen|birth|born|origin|ethnic|passport|religio|race|language|sex|gender).*"));
    }

    private static RuleResult.Outcome testimony(ProgrammeVersion.Testimony.Requirement requirement, String given) {
        return Rules.testimonyGiven(
                        FactsOf.nothing().with("testimonyGiven", given).facts(), requirement)
                .outcome();
    }

    private static Condition condition(ProgrammeVersion version, Rule rule) {
        return version.conditions().stream()
                .filter(condition -> condition.rule() == rule)
                .findFirst()
                .orElseThrow();
    }
}
