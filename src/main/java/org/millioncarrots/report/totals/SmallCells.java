package org.millioncarrots.report.totals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millioncarrots.money.Money;

/**
 * What may be published of figures in one currency. A cell of fewer than {@value #FEWEST} people is withheld, and with it the smallest
 * cell that is not small, so that the rest cannot be told apart. Every table is a sum of the published cells, so that no two tables
 * together say more than the cells do.
 *
 * @param published in the order in which they came
 * @param rest all that is withheld, together; absent if there is nothing, or it is of fewer people
 */
record SmallCells(List<Cell> published, Rest rest) {
    static final int FEWEST = 10;

    /** The finest figure: payouts of a programme that fell due in a month. */
    record Cell(String programme, String month, long people, long payouts, Money amount) {
        boolean isSmall() {
            return people < FEWEST;
        }
    }

    /** What the rest is: nothing, too little to be said, or a sum. */
    sealed interface Rest {
        record Nothing() implements Rest {}

        record Withheld() implements Rest {}

        record Sum(long payouts, Money amount) implements Rest {}
    }

    static SmallCells of(List<Cell> cells) {
        List<Cell> withheld =
                new ArrayList<>(cells.stream().filter(Cell::isSmall).toList());
        if (withheld.isEmpty()) {
            return new SmallCells(List.copyOf(cells), new Rest.Nothing());
        }
        // Cells may be of the same people: only one that is not small makes the rest one of enough.
        Cell cover = cells.stream()
                .filter(cell -> !cell.isSmall())
                .min(Comparator.comparingLong(Cell::people)
                        .thenComparing(Cell::month)
                        .thenComparing(Cell::programme))
                .orElse(null);
        if (cover == null) {
            return new SmallCells(List.of(), new Rest.Withheld());
        }
        withheld.add(cover);
        return new SmallCells(
                cells.stream().filter(cell -> !withheld.contains(cell)).toList(),
                new Rest.Sum(
                        withheld.stream().mapToLong(Cell::payouts).sum(),
                        withheld.stream().map(Cell::amount).reduce(Money::plus).orElseThrow()));
    }
}
