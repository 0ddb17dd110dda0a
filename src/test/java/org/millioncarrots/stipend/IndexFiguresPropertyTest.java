package org.millioncarrots.stipend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;
import org.millioncarrots.stipend.Indexation.Figure;
import org.millioncarrots.stipend.StipendTerms.UnpaidDays;
import org.millioncarrots.testing.Terms;

/** Figures come late, out of order and corrected, between payments and suspensions; what is owed in the end is the same. */
class IndexFiguresPropertyTest {
    private static final int CASES = 300;
    private static final int STEPS = 10;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void openAndPaidAreTheEntitlementAfterAnySequence(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            LocalDate from = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(400));
            StipendTerms terms = Terms.of(
                            from,
                            from.plusMonths(6 + random.nextInt(40)).minusDays(1),
                            Money.ofMinor(10_000 + random.nextLong(1_000_000), "EUR"))
                    .withRules(Terms.PLAIN.withIndexation(new Indexation(
                            IndexDay.values()[random.nextInt(2)], random.nextBoolean(), List.of(), "TEST")));
            TreeMap<Integer, Figure> approved = new TreeMap<>();
            List<StoredInstalment> live = planned(StipendSchedule.of(terms).instalments());
            LocalDate today = from;
            for (int step = 0; step < STEPS; step++) {
                today = today.plusDays(random.nextInt(150));
                List<StoredInstalment> before = paidUpTo(live, today);
                if (random.nextInt(4) == 0) {
                    LocalDate lost = from.plusDays(random.nextInt(600));
                    terms = terms.withUnpaid(new UnpaidDays(lost, lost.plusDays(random.nextInt(90))));
                } else {
                    approve(approved, random);
                    terms = terms.withFigures(List.copyOf(approved.values()));
                }
                Replan<StoredInstalment> replan = Replan.of(StipendSchedule.of(terms), before, today);
                List<StoredInstalment> paid =
                        before.stream().filter(StoredInstalment::fixed).toList();
                live = new ArrayList<>(paid);
                live.addAll(replan.kept());
                live.addAll(planned(replan.added()));

                assertThat(live).as("what is paid is not touched").containsAll(paid);
                assertThat(sum(live.stream()))
                        .as("open and paid are the entitlement and what cannot be recovered")
                        .isEqualTo(StipendSchedule.of(terms).total().plus(replan.unrecovered()));
            }
            assertThat(StipendSchedule.of(terms).total())
                    .as("it does not matter in which order figures came")
                    .isEqualTo(StipendSchedule.of(terms.withFigures(
                                    approved.descendingMap().values().stream().toList()))
                            .total());
        }
    }

    /** A year's first figure or a correction of it. */
    private static void approve(TreeMap<Integer, Figure> approved, SplittableRandom random) {
        int year = 2022 + random.nextInt(5);
        Figure before = approved.get(year);
        approved.put(
                year,
                new Figure(
                        year,
                        String.valueOf(random.nextInt(25) - 5),
                        "an index",
                        LocalDate.of(year, 1, 17),
                        before == null ? 1 : before.revision() + 1));
    }

    private static List<StoredInstalment> paidUpTo(List<StoredInstalment> live, LocalDate today) {
        return live.stream()
                .map(instalment -> instalment.plan().dueOn().isAfter(today)
                        ? instalment
                        : new StoredInstalment(instalment.id(), instalment.plan(), true))
                .toList();
    }

    private static List<StoredInstalment> planned(List<PlannedInstalment> plans) {
        return plans.stream()
                .map(plan -> new StoredInstalment(UUID.randomUUID(), plan, false))
                .toList();
    }

    private static Money sum(Stream<StoredInstalment> live) {
        return live.map(StoredInstalment::amount).reduce(Money.ofMinor(0, "EUR"), Money::plus);
    }
}
