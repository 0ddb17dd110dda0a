package org.millioncarrots.stipend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDayShift;
import org.millioncarrots.stipend.MeansTest.DatedIncome;
import org.millioncarrots.stipend.PlannedInstalment.InstalmentPurpose;
import org.millioncarrots.stipend.StipendTerms.UnpaidDays;
import org.millioncarrots.stipend.Supplements.SupplementDependant;
import org.millioncarrots.stipend.Supplements.SupplementRelation;
import org.millioncarrots.testing.Terms;

/** What must hold after any sequence of payments and changes, in any currency. */
class ReplanPropertyTest {
    private static final int CASES = 300;
    private static final int CHANGES = 8;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "RUB", "JPY", "KWD");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void instalmentsSumToTheAwardAfterAnySequenceOfChanges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            StipendTerms terms = terms(random);
            LocalDate today = terms.from();
            List<StoredInstalment> live = planned(StipendSchedule.of(terms).instalments());
            for (int change = 0; change < CHANGES; change++) {
                today = today.plusDays(random.nextInt(120));
                List<StoredInstalment> before = paidUpTo(live, today, random);
                terms = changed(terms, random);
                StipendSchedule schedule = StipendSchedule.of(terms);

                Replan<StoredInstalment> replan = Replan.of(schedule, before, today);

                live = after(before, replan);
                assertThat(sum(terms, live.stream()))
                        .as("all instalments are the award and what cannot be recovered")
                        .isEqualTo(schedule.total().plus(replan.unrecovered()));
                assertThat(live).as("what is paid stays").containsAll(fixed(before));
                assertThat(live.stream()
                                .filter(instalment -> instalment.plan().purpose() == InstalmentPurpose.REGULAR)
                                .map(StoredInstalment::month))
                        .as("no month twice")
                        .doesNotHaveDuplicates();
                assertThat(live.stream()
                                .filter(instalment -> instalment.plan().purpose() == InstalmentPurpose.REGULAR)
                                .map(instalment -> instalment.plan().dueOn()))
                        .as("no due date twice")
                        .doesNotHaveDuplicates();
                assertThat(live).allMatch(instalment -> instalment.amount().isPositive());
                int cap = terms.rules().recoveryPercent();
                assertThat(live.stream().filter(instalment -> !instalment.fixed()))
                        .as("deductions are capped")
                        .allMatch(instalment -> instalment
                                        .plan()
                                        .deducted()
                                        .compareTo(instalment.plan().gross().fraction(cap, 100))
                                <= 0);
                assertThat(replan.arrears().isPositive() && replan.overpaid().isPositive())
                        .isFalse();
                assertThat(Replan.of(schedule, live, today).changesNothing())
                        .as("planned again, nothing changes")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostIfEverythingIsPaidInTheEnd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            StipendTerms terms = terms(random);
            List<StoredInstalment> live = planned(StipendSchedule.of(terms).instalments());
            live = paidUpTo(live, terms.from().plusDays(random.nextInt(400)), random);
            StipendTerms changed = changed(changed(terms, random), random);
            Replan<StoredInstalment> replan = Replan.of(StipendSchedule.of(changed), live, terms.from());
            Money paidInTheEnd = sum(changed, after(live, replan).stream());
            assertThat(paidInTheEnd.minus(replan.unrecovered()))
                    .isEqualTo(StipendSchedule.of(changed).total());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void daysWithoutEntitlementCostExactlyWhatTheyWereWorth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            StipendTerms terms = terms(random);
            StipendSchedule full = StipendSchedule.of(terms);
            YearMonth month = YearMonth.from(terms.from()).plusMonths(1 + random.nextInt(4));
            int months = 1 + random.nextInt(3);
            UnpaidDays gap =
                    new UnpaidDays(month.atDay(1), month.plusMonths(months - 1).atEndOfMonth());
            Money withheld = Stream.iterate(month, next -> next.plusMonths(1))
                    .limit(months)
                    .map(full::entitlement)
                    .reduce(Money.zero(full.currency()), Money::plus);
            assertThat(StipendSchedule.of(terms.withUnpaid(gap)).total())
                    .isEqualTo(full.total().minus(withheld));
        }
    }

    /** Payouts are cancelled now and then: their months are neither paid nor owed, and what is cancelled of arrears does not come again. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatWasCancelledIsNeitherPaidNorOwed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            StipendTerms terms = terms(random);
            LocalDate today = terms.from();
            List<StoredInstalment> live = planned(StipendSchedule.of(terms).instalments());
            for (int change = 0; change < CHANGES; change++) {
                today = today.plusDays(random.nextInt(120));
                List<StoredInstalment> before = cancelled(paidUpTo(live, today, random), random);
                terms = changed(terms, random);
                StipendSchedule schedule = StipendSchedule.of(terms);

                Replan<StoredInstalment> replan = Replan.of(schedule, before, today);

                live = after(before, replan);
                Money owed = schedule.total().plus(replan.unrecovered());
                Money arrears = Money.zero(schedule.currency());
                for (StoredInstalment gone :
                        before.stream().filter(StoredInstalment::forgone).toList()) {
                    switch (gone.plan().purpose()) {
                        case REGULAR -> owed = owed.minus(schedule.entitlement(gone.month()));
                        case ARREARS -> arrears = arrears.plus(gone.amount());
                    }
                }
                assertThat(sum(terms, live.stream().filter(one -> !one.forgone())))
                        .as("seed %d, case %d, change %d", seed, i, change)
                        .isBetween(owed.minus(arrears), owed);
                assertThat(Replan.of(schedule, live, today).changesNothing())
                        .as("planned again, nothing changes")
                        .isTrue();
            }
        }
    }

    private static List<StoredInstalment> cancelled(List<StoredInstalment> live, SplittableRandom random) {
        return live.stream()
                .map(one -> one.fixed() && random.nextInt(8) == 0
                        ? new StoredInstalment(one.id(), one.plan(), true, true)
                        : one)
                .toList();
    }

    private static StipendTerms terms(SplittableRandom random) {
        LocalDate from = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1_000));
        Money monthly = Money.ofMinor(
                1 + (random.nextLong(1_000_000_000) >> random.nextInt(30)),
                CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        StipendRules rules = new StipendRules(
                new Supplements(random.nextInt(101), random.nextInt(51), random.nextInt(5)),
                null,
                null,
                new PayDate(PayDay.values()[random.nextInt(2)], PayDayShift.values()[random.nextInt(3)]),
                1 + random.nextInt(100),
                true,
                null);
        return Terms.of(from, from.plusMonths(1 + random.nextInt(30)).minusDays(1), monthly)
                .withRules(rules);
    }

    /** One change of the kinds that a correction knows. */
    private static StipendTerms changed(StipendTerms terms, SplittableRandom random) {
        LocalDate day = terms.from().plusDays(random.nextInt(700));
        Money like = terms.amounts().getFirst().amount();
        return switch (random.nextInt(6)) {
            case 0 -> {
                List<DatedAmount> amounts = new ArrayList<>(terms.amounts());
                amounts.removeIf(amount -> amount.from().equals(day));
                amounts.add(new DatedAmount(
                        day, like.fraction(random.nextInt(300), 100), AmountPer.values()[random.nextInt(3)]));
                yield terms.withAmounts(amounts);
            }
            case 1 -> terms.endingOn(day);
            case 2 ->
                terms.withDependants(List.of(
                        new SupplementDependant(SupplementRelation.SPOUSE, day, null),
                        new SupplementDependant(SupplementRelation.CHILD, terms.from(), day),
                        new SupplementDependant(SupplementRelation.CHILD, day, day.plusDays(random.nextInt(300)))));
            case 3 ->
                terms.withRules(terms.rules()
                        .withIndexation(new Indexation(
                                IndexDay.values()[random.nextInt(2)],
                                random.nextBoolean(),
                                Terms.figures("2022 1, 2023 8.4, 2024 -5.4, 2025 2.4"))));
            case 4 ->
                terms.withIncomes(List.of(new DatedIncome(day, like.fraction(random.nextInt(300), 100))))
                        .withRules(terms.rules()
                                .withMeansTest(new MeansTest(
                                        like.fraction(random.nextInt(100), 100),
                                        1 + random.nextInt(100),
                                        like.fraction(random.nextInt(20), 100))));
            default -> terms.withUnpaid(new UnpaidDays(day, day.plusDays(random.nextInt(90))));
        };
    }

    private static List<StoredInstalment> planned(List<PlannedInstalment> plans) {
        return plans.stream()
                .map(plan -> new StoredInstalment(UUID.randomUUID(), plan, false))
                .toList();
    }

    /** Pays what is due, though now and then something is held back. */
    private static List<StoredInstalment> paidUpTo(
            List<StoredInstalment> live, LocalDate today, SplittableRandom random) {
        return live.stream()
                .map(instalment -> instalment.plan().dueOn().isAfter(today) || random.nextInt(10) == 0
                        ? instalment
                        : new StoredInstalment(instalment.id(), instalment.plan(), true, instalment.forgone()))
                .toList();
    }

    private static List<StoredInstalment> after(List<StoredInstalment> before, Replan<StoredInstalment> replan) {
        List<StoredInstalment> live = new ArrayList<>(fixed(before));
        live.addAll(replan.kept());
        live.addAll(planned(replan.added()));
        return live;
    }

    private static List<StoredInstalment> fixed(List<StoredInstalment> live) {
        return live.stream().filter(StoredInstalment::fixed).toList();
    }

    private static Money sum(StipendTerms terms, Stream<StoredInstalment> live) {
        return live.map(StoredInstalment::amount)
                .reduce(Money.zero(terms.amounts().getFirst().amount().currency()), Money::plus);
    }
}
