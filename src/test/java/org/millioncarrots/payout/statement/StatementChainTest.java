package org.millioncarrots.payout.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.payout.statement.Week.MONDAY;
import static org.millioncarrots.payout.statement.Week.day;
import static org.millioncarrots.payout.statement.Week.legal;
import static org.millioncarrots.payout.statement.Week.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.payout.statement.StatementChain.Begin;

/** A week of statements, with every kind of gap. */
class StatementChainTest {
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    private static List<KeptStatement> week() {
        return new ArrayList<>(List.of(
                day(0, 1L, 100_00L, -10_00, 90_00L),
                day(1, 2L, 90_00L, 0, 90_00L),
                day(2, 3L, 90_00L, -100_00, -10_00L),
                day(3, 4L, -10_00L, 60_00, 50_00L),
                day(4, 5L, 50_00L, -50_00, 0L)));
    }

    private static List<String> found(List<KeptStatement> statements, LocalDate dueThrough) {
        return new StatementChain(statements, dueThrough)
                .findings().stream()
                        .map(one -> String.join(
                                " ",
                                Stream.of(
                                                one.kind().name().replace("STATEMENT_", ""),
                                                one.on().getDayOfWeek().name().substring(0, 3),
                                                one.minor(),
                                                one.firstNumber(),
                                                one.lastNumber())
                                        .filter(part -> part != null)
                                        .map(String::valueOf)
                                        .toList()))
                        .sorted()
                        .toList();
    }

    @Test
    void aWholeWeekIsWholeInWhateverOrderItCame() {
        for (int seed = 0; seed < 20; seed++) {
            List<KeptStatement> week = week();
            Collections.shuffle(week, new Random(seed));
            StatementChain chain = new StatementChain(week, FRIDAY);
            assertThat(chain.findings()).isEmpty();
            assertThat(chain.begin()).isEqualTo(new Begin(MONDAY, 100_00));
            assertThat(chain.links()).hasSize(5);
            assertThat(chain.links().values().stream()
                            .mapToLong(StatementChain.Link::balance)
                            .boxed()
                            .toList())
                    .containsExactly(90_00L, 90_00L, -10_00L, 50_00L, 0L);
        }
    }

    @Test
    void aMissingDayShowsByTheCalendarTheNumberAndTheBalance() {
        List<KeptStatement> week = week();
        KeptStatement wednesday = week.remove(2);
        assertThat(found(week, FRIDAY)).containsExactly("BALANCE_GAP THU -10000", "MISSING WED", "NUMBER_GAP THU 3 3");
        week.add(wednesday);
        assertThat(found(week, FRIDAY)).as("a late one heals all").isEmpty();
    }

    @Test
    void aDayWithoutMovementIsMissingAllTheSame() {
        List<KeptStatement> week = week();
        week.remove(1);
        assertThat(found(week, FRIDAY)).containsExactly("MISSING TUE", "NUMBER_GAP WED 2 2");
    }

    @Test
    void daysAfterTheLastOneAreMissingOnceTheyAreDue() {
        assertThat(found(week(), MONDAY.plusDays(6))).as("a weekend").isEmpty();
        assertThat(found(week(), MONDAY.plusDays(8))).containsExactly("MISSING MON", "MISSING TUE");
        assertThat(found(List.of(), FRIDAY)).as("nothing has begun").isEmpty();
    }

    @Test
    void holidaysOfTargetAreNotMissing() {
        List<KeptStatement> easter = List.of(
                legal(day(0, 1L, 0L, 0, 0L), null, null, LocalDate.of(2026, 4, 2)),
                legal(day(0, 2L, 0L, 0, 0L), null, null, LocalDate.of(2026, 4, 7)));
        assertThat(found(easter, FRIDAY)).isEmpty();
    }

    @Test
    void aStatementOfSeveralDaysIsOfAllOfThem() {
        List<KeptStatement> weeks = List.of(
                legal(day(0, 1L, 10_00L, 0, 10_00L), null, null, MONDAY.minusDays(3)),
                legal(day(0, 2L, 10_00L, 5, 10_05L), null, MONDAY, FRIDAY));
        assertThat(found(weeks, FRIDAY)).isEmpty();
    }

    @Test
    void aSumThatDoesNotComeOutIsFoundByItsAmountAndTheNextDayGoesOn() {
        List<KeptStatement> week = week();
        week.set(2, day(2, 3L, 90_00L, -99_99, -10_00L));
        assertThat(found(week, FRIDAY)).containsExactly("SUM_DIFFERS WED -1");
    }

    @Test
    void numbersBeginAnewWithTheYearOrGoOn() {
        KeptStatement last = legal(day(0, 250L, 0L, 0, 0L), null, null, LocalDate.of(2025, 12, 31));
        LocalDate next = LocalDate.of(2026, 1, 2);
        assertThat(found(List.of(last, legal(day(0, 1L, 0L, 0, 0L), null, null, next)), next))
                .isEmpty();
        assertThat(found(List.of(last, legal(day(0, 251L, 0L, 0, 0L), null, null, next)), next))
                .isEmpty();
        assertThat(found(List.of(last, legal(day(0, 3L, 0L, 0, 0L), null, null, next)), next))
                .containsExactly("NUMBER_GAP FRI 1 2");
        assertThat(found(List.of(day(0, 9L, 0L, 0, 0L), day(1, 4L, 0L, 0, 0L)), MONDAY))
                .as("back within a year")
                .containsExactly("NUMBER_GAP TUE 10 10");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "25251, 26001, -",
                "25251, 26002, NUMBER_GAP FRI 26001 26001",
                "2025251, 2026001, -",
                "2025251, 2026003, NUMBER_GAP FRI 2026001 2026002",
                "20251231, 20260102, -",
                "24251, 26001, NUMBER_GAP FRI 24252 26000",
                "25251, 25252, -",
                "25251, 25253, NUMBER_GAP FRI 25252 25252",
                "125251, 126001, NUMBER_GAP FRI 125252 126000"
            })
    void theYearOrTheDayMayBeInTheNumber(long last, long next, @Nullable String gap) {
        LocalDate newYear = LocalDate.of(2026, 1, 2);
        List<KeptStatement> statements = List.of(
                legal(day(0, last, 0L, 0, 0L), null, null, LocalDate.of(2025, 12, 31)),
                legal(day(0, next, 0L, 0, 0L), null, null, newYear));
        assertThat(found(statements, newYear)).isEqualTo(gap == null ? List.of() : List.of(gap));
    }

    @Test
    void legalNumbersCountBeforeElectronicOnes() {
        assertThat(found(
                        List.of(
                                legal(day(0, 11L, 0L, 0, 0L), 1L, null, MONDAY),
                                legal(day(1, 14L, 0L, 0, 0L), 2L, null, MONDAY.plusDays(1))),
                        MONDAY))
                .isEmpty();
    }

    @Test
    void pagesAreOneStatement() {
        List<KeptStatement> pages = new ArrayList<>(List.of(
                page(0, 1, false, 10_00L, -1_00, null),
                page(0, 2, false, null, -2_00, null),
                page(0, 3, true, null, 50, 7_50L)));
        for (int seed = 0; seed < 6; seed++) {
            Collections.shuffle(pages, new Random(seed));
            StatementChain chain = new StatementChain(pages, MONDAY);
            assertThat(chain.findings()).isEmpty();
            assertThat(chain.links().values())
                    .allMatch(link -> link.balance() == 7_50)
                    .hasSize(3);
        }
        pages.removeIf(one -> Integer.valueOf(2).equals(one.page()));
        assertThat(found(pages, MONDAY)).containsExactly("PAGE_MISSING MON", "SUM_DIFFERS MON -200");
        pages.removeIf(KeptStatement::isLastPage);
        assertThat(found(pages, MONDAY)).containsExactly("PAGE_MISSING MON");
    }

    @Test
    void theFirstBalanceBeginsTheChain() {
        StatementChain chain = new StatementChain(
                List.of(day(0, null, null, -5, null), day(1, null, null, -7, 93L), day(2, null, null, 10, null)),
                MONDAY);
        assertThat(chain.begin()).isEqualTo(new Begin(MONDAY.plusDays(1), 100));
        assertThat(chain.links()).hasSize(2);
        assertThat(chain.links().values())
                .extracting(StatementChain.Link::balance)
                .containsExactly(93L, 103L);
    }

    /** Whatever is left out, changed or doubled: the last balance is the first one, all entries, and all that was found. */
    @Test
    void everyCentOfTheLastBalanceIsAnEntryOrAFinding() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<KeptStatement> statements = new ArrayList<>();
            long balance = random.nextInt(100_000);
            for (int day = 0; day < 12; day++) {
                long moved = random.nextInt(2_000) - 1_000;
                Long opening = random.nextInt(10) == 0 ? null : Long.valueOf(balance);
                balance += moved;
                Long closing =
                        random.nextInt(10) == 0 ? null : Long.valueOf(balance + (random.nextInt(8) == 0 ? 1 : 0));
                if (random.nextInt(6) > 0) {
                    statements.add(day(day, (long) day, opening, moved, closing));
                }
            }
            StatementChain chain = new StatementChain(statements, MONDAY);
            if (chain.begin() == null) {
                continue;
            }
            long entries = statements.stream()
                    .filter(one -> chain.links().containsKey(one.id()))
                    .mapToLong(KeptStatement::moved)
                    .sum();
            long found = chain.findings().stream()
                    .mapToLong(one -> one.minor() == null ? 0 : one.minor())
                    .sum();
            long last = chain.links().values().stream()
                    .reduce((one, other) -> other)
                    .orElseThrow()
                    .balance();
            assertThat(chain.begin().opening() + entries + found)
                    .as("seed " + seed)
                    .isEqualTo(last);
        }
    }
}
