package org.millioncarrots.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.eligibility.Explanation.Reason;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;
import org.millioncarrots.programme.terms.Condition.Skill;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.testing.Documents;

class ExplanationPropertyTest {
    private static final LocalDate DAY = LocalDate.parse("2022-04-05");
    private static final int CASES = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 1951, 20220301})
    void doingWhatTheExplanationSaysMakesTheApplicantEligible(long seed) {
        Random random = new Random(seed);
        for (ProgrammeVersion version : Documents.bundled()) {
            for (int i = 0; i < CASES; i++) {
                FactsOf facts = random(random);
                Assessment assessment = Assessment.of(facts.facts(), version, DAY);
                // Another category can bring a condition of its own: then the next explanation names it.
                for (int round = 0; round < 2 && assessment.outcome() != Assessment.Outcome.ELIGIBLE; round++) {
                    for (Reason reason : Explanation.of(assessment, facts.facts(), version, Language.EN)
                            .reasons()) {
                        if (reason.change() != null) {
                            var values = reason.change().values();
                            facts.with(reason.change().fact(), values.get(random.nextInt(values.size())));
                        }
                    }
                    assessment = Assessment.of(facts.facts(), version, DAY);
                }
                assertThat(assessment.outcome())
                        .as("%s %s", version.code(), assessment.rules())
                        .isEqualTo(Assessment.Outcome.ELIGIBLE);
            }
        }
    }

    @Test
    void anExplanationNamesWhatDecidedItFirst() {
        ProgrammeVersion version = Documents.bundled("ukraine-lay-down-arms");
        Facts facts = FactsOf.nothing()
                .with("category", "DIPLOMAT")
                .with("act", "LAY_DOWN_ARMS")
                .with("confirmedBy", "NOBODY")
                .with("exclusionGrounds", "SUSPECTED")
                .with("sanctionsHold", "false")
                .facts();

        Explanation explanation = Explanation.of(Assessment.of(facts, version, DAY), facts, version, Language.EN);

        assertThat(explanation.summary())
                .isEqualTo("Not eligible under \"Ukraine's offer to soldiers who lay down their arms\", version 1,"
                        + " as of 2022-04-05. Conditions not met: 2 of 7; cannot be told: 2.");
        assertThat(explanation.reasons())
                .extracting(reason ->
                        reason.change() == null ? null : reason.change().inWords())
                .startsWith(
                        "the applicant would have to be a soldier",
                        "the act would have to be confirmed by ukrainian forces or coalition forces or international"
                                + " organisation or caseworker",
                        "the act would have to be of a day from 2022-02-24 to 2022-04-05",
                        "a caseworker would have to find the suspicion unfounded",
                        null);
    }

    @Test
    void whereAllIsMetNothingWouldHaveToBeDifferent() {
        ProgrammeVersion version = Documents.bundled("diplomat-resignation");
        Facts facts = FactsOf.nothing()
                .with("category", "DIPLOMAT")
                .with("act", "RESIGNATION")
                .with("actOn", "2022-03-02")
                .with("confirmedBy", "EMBASSY")
                .with("exclusionGrounds", "NONE")
                .with("sanctionsHold", "false")
                .facts();

        Explanation explanation = Explanation.of(Assessment.of(facts, version, DAY), facts, version, Language.EN);

        assertThat(explanation.summary()).startsWith("Eligible").endsWith("all 7 conditions are met.");
        assertThat(explanation.reasons())
                .allSatisfy(reason -> assertThat(reason.change()).isNull());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameOfTheSameFacts(Language language) {
        Random random = new Random(2022);
        for (ProgrammeVersion version : Documents.bundled()) {
            for (int i = 0; i < CASES / 4; i++) {
                Facts facts = random(random).facts();
                Assessment assessment = Assessment.of(facts, version, DAY);
                Explanation english = Explanation.of(assessment, facts, version, Language.EN);
                Explanation told = Explanation.of(assessment, facts, version, language);
                assertThat(told.reasons()).hasSameSizeAs(english.reasons());
                for (int j = 0; j < told.reasons().size(); j++) {
                    Reason reason = told.reasons().get(j);
                    Reason original = english.reasons().get(j);
                    assertThat(reason.rule()).isEqualTo(original.rule());
                    assertThat(reason.outcome()).isEqualTo(original.outcome());
                    assertThat(reason.legalBasis()).isEqualTo(original.legalBasis());
                    assertSaid(language, reason.because(), original.because());
                    if (original.change() != null) {
                        assertThat(reason.change().fact())
                                .isEqualTo(original.change().fact());
                        assertThat(reason.change().values())
                                .isEqualTo(original.change().values());
                        assertSaid(
                                language,
                                reason.change().inWords(),
                                original.change().inWords());
                    }
                }
                assertSaid(language, told.summary(), english.summary());
                assertThat(told.summary()).contains(version.title());
            }
        }
    }

    private static void assertSaid(Language language, String text, String english) {
        assertThat(text).doesNotContain("{").doesNotContainPattern("\\b(null|class)\\b");
        if (language == Language.EN) {
            assertThat(text).isEqualTo(english);
        } else {
            assertThat(text).isNotEqualTo(english).doesNotContainPattern("[A-Z]{2,}_[A-Z]");
        }
    }

    /** What the service would word otherwise now is told as it was recorded, in every language. */
    @Test
    void whatWasRecordedInOtherWordsStaysInThem() {
        ProgrammeVersion version = Documents.bundled("ukraine-lay-down-arms");
        Facts facts = FactsOf.nothing().facts();
        Assessment assessment = Assessment.of(facts, version, DAY);
        RuleResult first = assessment.rules().getFirst();
        RuleResult older = new RuleResult(first.rule(), first.outcome(), "worded otherwise", first.legalBasis());
        List<RuleResult> rules = new ArrayList<>(assessment.rules());
        rules.set(0, older);

        Assessment recorded = new Assessment(version.code(), version.version(), DAY, Assessment.Outcome.REFER, rules);

        assertThat(recorded.told(facts, version, Language.UK))
                .startsWith(older)
                .doesNotContain(rules.get(1))
                .hasSameSizeAs(rules);
        assertThat(recorded.told(facts, version, Language.UK).get(1).detail()).isEqualTo("Не вказано: дія");
        assertThat(recorded.told(facts, version, Language.EN)).isEqualTo(rules);
    }

    @Test
    void everyWordOfARuleIsThereInEveryLanguage() {
        Stream<String> words = Stream.<Enum<?>[]>of(
                        Category.values(),
                        ActOfLeaving.values(),
                        Confirmer.values(),
                        Skill.values(),
                        Tariff.Equipment.values(),
                        Tariff.Usability.values())
                .flatMap(Arrays::stream)
                .map(word -> word.getDeclaringClass().getSimpleName() + "." + word.name());
        List<String> keys = Stream.concat(Arrays.stream(Phrase.values()).map(Phrase::name), words)
                .toList();
        for (Language language : Language.TRANSLATED) {
            assertThat(keys).allSatisfy(key -> assertThat(Phrase.TEXTS.text(language, key, "?"))
                    .as(language + " " + key)
                    .isNotEqualTo("?"));
            for (Phrase phrase : Phrase.values()) {
                assertThat(places(phrase.in(language)))
                        .as(language + " " + phrase)
                        .isEqualTo(places(phrase.in(Language.EN)));
            }
        }
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static FactsOf random(Random random) {
        return FactsOf.nothing()
                .with("category", maybe(random, Category.values()))
                .with("act", maybe(random, ActOfLeaving.values()))
                .with(
                        "actOn",
                        random.nextBoolean()
                                ? null
                                : DAY.minusDays(random.nextInt(-30, 60)).toString())
                .with("confirmedBy", maybe(random, Confirmer.values()))
                .with("exclusionGrounds", maybe(random, Facts.ExclusionGrounds.values()))
                .with("sanctionsHold", random.nextBoolean() ? null : String.valueOf(random.nextBoolean()))
                .with("testimonyGiven", random.nextBoolean() ? null : String.valueOf(random.nextBoolean()))
                .with("skills", random.nextInt(3) == 0 ? "NONE" : maybe(random, Skill.values()))
                .with("equipment.type", maybe(random, Tariff.Equipment.values()))
                .with("equipment.usability", maybe(random, Tariff.Usability.values()));
    }

    private static String maybe(Random random, Enum<?>[] values) {
        int i = random.nextInt(-2, values.length);
        return i < 0 ? null : values[i].name();
    }
}
