package org.millioncarrots.report.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.totals.SmallCells.Cell;
import org.millioncarrots.report.totals.SmallCells.Rest;

/**
 * Whoever puts all tables and totals together has linear equations in the cells. No cell that is withheld may follow from them: then
 * some change of it, with changes of others, leaves every equation as it is.
 */
class SmallCellsPropertyTest {
    private static final BigInteger PRIME = BigInteger.valueOf(1_000_003);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void nothingThatIsWithheldFollowsFromWhatIsShown(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Cell> cells = cells(random);
            SmallCells told = SmallCells.of(cells);
            assertThat(told.published()).noneMatch(Cell::isSmall);
            List<int[]> shown = shown(cells, told);
            for (int i = 0; i < cells.size(); i++) {
                if (!told.published().contains(cells.get(i))) {
                    assertThat(follows(shown, i, cells.size()))
                            .as("cell %s of %s", i, cells)
                            .isFalse();
                }
            }
            if (told.rest() instanceof Rest.Sum) {
                assertThat(cells.stream().filter(cell -> !told.published().contains(cell)))
                        .as("the rest is of ten people, not only ten times of one")
                        .anyMatch(cell -> cell.people() >= SmallCells.FEWEST);
            }
        }
    }

    /** The check above sees what usual tables give away: small cells left out, and totals of rows and columns beside them. */
    @Test
    void totalsOfRowsAndColumnsWouldGiveASmallCellAway() {
        List<Cell> cells = List.of(cell("a", "2026-01", 3), cell("a", "2026-02", 30), cell("b", "2026-01", 40));
        List<int[]> naive = new ArrayList<>();
        naive.add(new int[] {0, 1, 0});
        naive.add(new int[] {1, 1, 0});
        assertThat(follows(naive, 0, 3)).isTrue();
        assertThat(follows(shown(cells, SmallCells.of(cells)), 0, 3)).isFalse();
    }

    /** Each figure that is shown as the cells that it is the sum of: rows by whatever is grouped by, rest, and total. */
    private static List<int[]> shown(List<Cell> cells, SmallCells told) {
        List<int[]> shown = new ArrayList<>();
        List<Function<Cell, String>> groups =
                List.of(cell -> cell.programme() + cell.month(), Cell::programme, Cell::month, cell -> "");
        for (Function<Cell, String> group : groups) {
            told.published().stream()
                    .collect(Collectors.groupingBy(group))
                    .values()
                    .forEach(row -> shown.add(sum(cells, row)));
        }
        if (told.rest() instanceof Rest.Sum rest) {
            List<Cell> withheld = cells.stream()
                    .filter(cell -> !told.published().contains(cell))
                    .toList();
            assertThat(rest.amount())
                    .isEqualTo(withheld.stream()
                            .map(Cell::amount)
                            .reduce(Money::plus)
                            .orElseThrow());
            shown.add(sum(cells, withheld));
            shown.add(sum(cells, cells));
        }
        if (told.rest() instanceof Rest.Nothing) {
            assertThat(told.published()).isEqualTo(cells);
        }
        return shown;
    }

    private static int[] sum(List<Cell> cells, List<Cell> some) {
        return cells.stream().mapToInt(cell -> some.contains(cell) ? 1 : 0).toArray();
    }

    /** Whether a cell is a combination of the equations: whether it adds nothing to their rank. */
    private static boolean follows(List<int[]> equations, int cell, int size) {
        List<int[]> more = new ArrayList<>(equations);
        int[] alone = new int[size];
        alone[cell] = 1;
        more.add(alone);
        return rank(more, size) == rank(equations, size);
    }

    /** Over the numbers modulo a prime: no larger than over fractions, and equal but for the rarest of primes. */
    private static int rank(List<int[]> rows, int size) {
        List<BigInteger[]> left = new ArrayList<>();
        for (int[] row : rows) {
            BigInteger[] copy = new BigInteger[size];
            for (int i = 0; i < size; i++) {
                copy[i] = BigInteger.valueOf(row[i]);
            }
            left.add(copy);
        }
        int rank = 0;
        for (int column = 0; column < size; column++) {
            int at = column;
            BigInteger[] pivot = left.stream()
                    .filter(row -> row[at].signum() != 0)
                    .findFirst()
                    .orElse(null);
            if (pivot == null) {
                continue;
            }
            rank++;
            left.remove(pivot);
            BigInteger inverse = pivot[column].modInverse(PRIME);
            for (BigInteger[] row : left) {
                BigInteger factor = row[column].multiply(inverse);
                for (int i = column; i < size; i++) {
                    row[i] = row[i].subtract(factor.multiply(pivot[i])).mod(PRIME);
                }
            }
        }
        return rank;
    }

    private static List<Cell> cells(Random random) {
        List<Cell> cells = new ArrayList<>();
        int months = 1 + random.nextInt(4);
        for (String programme : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            for (int month = 1; month <= months; month++) {
                if (random.nextInt(5) > 0) {
                    cells.add(cell(programme, "2026-0" + month, 1 + random.nextInt(random.nextBoolean() ? 12 : 60)));
                }
            }
        }
        return cells;
    }

    private static Cell cell(String programme, String month, long people) {
        return new Cell(programme, month, people, people, Money.ofMinor(people * 100_000, "EUR"));
    }
}
