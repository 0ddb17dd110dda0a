package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.claimant.Household;
import org.millioncarrots.claimant.Household.Member;
import org.millioncarrots.claimant.vault.Identity.Dependant.Relation;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.programme.terms.FamilyTerms.AddedFrom;
import org.millioncarrots.programme.terms.FamilyTerms.UntilEndOf;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.testing.Documents;

/** Plans of stipends whose children come of age on the way. */
class ComingOfAgePropertyTest {
    private static final int CASES = 300;
    private static final Benefit.Stipend STIPEND = Documents.bundled("diplomat-resignation").benefits().stream()
            .filter(Benefit.Stipend.class::isInstance)
            .map(Benefit.Stipend.class::cast)
            .findFirst()
            .orElseThrow();

    /** Each day of the plan pays for those who are not of age by then, counted day by day. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eachDayPaysForTheChildrenWhoAreNotOfAgeThen(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            LocalDate from = from(random);
            List<LocalDate> births = births(random, from);
            FamilyTerms family = new FamilyTerms(
                    16 + random.nextInt(12), UntilEndOf.values()[random.nextInt(3)], AddedFrom.REGISTRATION);
            StipendTerms terms = terms(births, family, from, births.size());
            for (PlannedInstalment month : StipendSchedule.of(terms).instalments()) {
                assertThat(month.amount())
                        .as("seed %d, case %d, %s", seed, i, month.periodFrom())
                        .isEqualTo(expected(month, births, family));
            }
        }
    }

    /** Whoever sees a plan learns the year in which a child is born, and nothing of the month. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPlanTellsNoMonthOfBirth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            LocalDate from = from(random);
            List<LocalDate> births = births(random, from);
            List<LocalDate> others = births.stream()
                    .map(birth -> birth.withDayOfYear(1 + random.nextInt(365)))
                    .toList();
            int counted = random.nextInt(births.size() + 1);
            assertThat(terms(others, FamilyTerms.DEFAULT, from, counted))
                    .isEqualTo(terms(births, FamilyTerms.DEFAULT, from, counted));
            assertThat(terms(births, FamilyTerms.DEFAULT, from, counted).supplementsInWords(Language.EN))
                    .allMatch(words -> words.matches("supplement for (1 child|[234] children)( from 1 January \\d{4})?"
                            + " until (31 December \\d{4}|" + lastDay(from) + ")"));
        }
    }

    /** Counted by hand: the share of each day of the month, summed and rounded once. */
    private static Money expected(PlannedInstalment month, List<LocalDate> births, FamilyTerms family) {
        Money days = Money.zero(STIPEND.amount().currency());
        for (LocalDate day = month.periodFrom(); !day.isAfter(month.periodTo()); day = day.plusDays(1)) {
            LocalDate today = day;
            long children = births.stream()
                    .filter(birth -> birth.getYear() <= today.getYear())
                    .filter(birth -> !ends(birth, family).isBefore(today))
                    .count();
            long percent = 100 + Math.min(children, STIPEND.childrenAtMost()) * STIPEND.childPercent();
            days = days.plus(STIPEND.amount().fraction(percent, 100));
        }
        return days.fraction(1, YearMonth.from(month.periodFrom()).lengthOfMonth());
    }

    private static LocalDate ends(LocalDate birth, FamilyTerms family) {
        LocalDate birthday = birth.plusYears(family.comesOfAgeAt());
        LocalDate day = birthday.minusDays(3);
        while (Period.between(birth, day.plusDays(1)).getYears() < family.comesOfAgeAt()) {
            day = day.plusDays(1);
        }
        return switch (family.until()) {
            case YEAR -> LocalDate.of(birthday.getYear(), 12, 31);
            case MONTH -> birthday.withDayOfMonth(birthday.lengthOfMonth());
            case EVE -> day;
        };
    }

    private static StipendTerms terms(List<LocalDate> births, FamilyTerms family, LocalDate from, int counted) {
        Household household = new Household(births.stream()
                .map(birth -> new Member(Relation.CHILD, null, null, null, birth))
                .toList());
        Facts.Dependants children = new Facts.Dependants(false, counted);
        return StipendTerms.granted(STIPEND, from, RegisteredFamily.at(children, household, family, from), List.of());
    }

    private static String lastDay(LocalDate from) {
        LocalDate last = from.plusMonths(STIPEND.months()).minusDays(1);
        String month = last.getMonth().name();
        return last.getDayOfMonth() + " " + month.charAt(0) + month.substring(1).toLowerCase(java.util.Locale.ROOT)
                + " " + last.getYear();
    }

    private static LocalDate from(SplittableRandom random) {
        return LocalDate.of(2022, 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static List<LocalDate> births(SplittableRandom random, LocalDate from) {
        List<LocalDate> births = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
            births.add(from.minusDays(random.nextInt(365 * 24)).plusDays(random.nextInt(400)));
        }
        return births;
    }
}
