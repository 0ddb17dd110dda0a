package org.millioncarrots.payout.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.payout.statement.Week.day;
import static org.millioncarrots.payout.statement.Week.of;
import static org.millioncarrots.payout.statement.Week.page;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.statement.CompareStatements.Comparison;
import org.millioncarrots.payout.statement.KeptStatement.Standing;

/** The same again, a corrected one, another one. */
class CompareStatementsTest {
    private static final KeptStatement MONDAY = day(0, 1L, 10L, -4, 6L).as(Standing.COUNTED);

    private static Comparison compare(KeptStatement one) {
        return CompareStatements.compare(one, List.of(MONDAY));
    }

    private static final Comparison ANOTHER = new Comparison(Standing.INFORMATION, null);
    private static final Comparison CORRECTION = new Comparison(Standing.INFORMATION, MONDAY);

    @Test
    void theSameNumberWithOtherContentIsACorrection() {
        assertThat(compare(day(0, 1L, 10L, -3, 7L))).isEqualTo(CORRECTION);
        assertThat(compare(of(0, 1L, null, true, 10L, -3, 7L, "OTHER", null, false)))
                .isEqualTo(CORRECTION);
    }

    @Test
    void theVerySameIsADuplicate() {
        assertThat(compare(MONDAY)).isEqualTo(new Comparison(Standing.DUPLICATE, null));
        assertThat(CompareStatements.compare(MONDAY, List.of(MONDAY.as(Standing.SUPERSEDED))))
                .as("of one that was corrected since")
                .isEqualTo(new Comparison(Standing.DUPLICATE, null));
    }

    @Test
    void anotherNumberDayOrPageIsAnotherStatement() {
        assertThat(compare(day(0, 2L, 6L, -4, 2L))).isEqualTo(ANOTHER);
        assertThat(compare(day(1, 1L, 6L, -4, 2L))).isEqualTo(ANOTHER);
        assertThat(compare(page(0, 1, false, 10L, -4, null))).isEqualTo(ANOTHER);
    }

    @Test
    void withoutNumbersTheIdTellsUnlessItFollows() {
        KeptStatement first =
                of(0, null, null, true, 10L, -4, 6L, "S1", null, false).as(Standing.COUNTED);
        KeptStatement again = of(0, null, null, true, 10L, -3, 7L, "S1", null, false);
        KeptStatement next = of(0, null, null, true, 6L, -3, 3L, "S1", null, false);
        KeptStatement bare = of(0, null, null, true, null, -3, null, "S1", null, false);
        assertThat(CompareStatements.compare(again, List.of(first)).superseded())
                .isEqualTo(first);
        assertThat(CompareStatements.compare(next, List.of(first))).isEqualTo(ANOTHER);
        assertThat(CompareStatements.compare(bare, List.of(first))).isEqualTo(ANOTHER);
    }

    @Test
    void whatIsMarkedAsACopyIsOneEvenWithANumberOfItsOwn() {
        assertThat(compare(of(0, 9L, null, true, 10L, -3, 7L, "X", null, true))).isEqualTo(CORRECTION);
        assertThat(compare(of(0, 9L, null, true, 6L, -3, 3L, "X", null, true))).isEqualTo(ANOTHER);
    }

    @Test
    void theOneThatTheBankMadeLaterCounts() {
        KeptStatement kept = of(0, 1L, null, true, 10L, -4, 6L, "R", "2026-01-05T20:00:00", false)
                .as(Standing.COUNTED);
        KeptStatement older = of(0, 1L, null, true, 10L, -3, 7L, "R", "2026-01-05T19:00:00", false);
        KeptStatement newer = of(0, 1L, null, true, 10L, -2, 8L, "R", "2026-01-06T07:00:00", false);
        assertThat(CompareStatements.compare(older, List.of(kept)))
                .isEqualTo(new Comparison(Standing.SUPERSEDED, null));
        assertThat(CompareStatements.compare(newer, List.of(kept)))
                .isEqualTo(new Comparison(Standing.INFORMATION, kept));
    }
}
