package org.millioncarrots.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Documents;

/**
 * A question about a past day is answered alike whenever it is asked, because a version begins only after the day on which
 * it is approved.
 */
class HistoryPropertyTest {
    private static final LocalDate START = LocalDate.parse("2022-03-01");
    private static final int DAYS = 120;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20220228, 1933})
    void answersForPastDaysNeverChange(long seed) {
        Random random = new Random(seed);
        ProgrammeVersion template = Documents.bundled("coalition-match");
        List<ProgrammeVersion> approved = new ArrayList<>();
        Map<LocalDate, Integer> answers = new HashMap<>();
        for (LocalDate today = START; today.isBefore(START.plusDays(DAYS)); today = today.plusDays(1)) {
            if (random.nextInt(5) == 0) {
                LocalDate from = today.plusDays(1 + random.nextInt(20));
                LocalDate to = random.nextInt(3) == 0 ? from.plusDays(random.nextInt(15)) : null;
                approved.add(dated(template, approved.size() + 1, from, to));
            }
            answers.put(today, number(approved, today));
            for (LocalDate past : answers.keySet()) {
                assertThat(number(approved, past))
                        .as("%s asked on %s", past, today)
                        .isEqualTo(answers.get(past));
            }
        }
        assertThat(new HashSet<>(answers.values()))
                .as("the history has several versions")
                .hasSizeGreaterThan(3);
    }

    private static int number(List<ProgrammeVersion> approved, LocalDate day) {
        return ProgrammeVersion.inForce(approved, day)
                .map(ProgrammeVersion::version)
                .orElse(0);
    }

    private static ProgrammeVersion dated(ProgrammeVersion t, int number, LocalDate from, LocalDate to) {
        return new ProgrammeVersion(
                t.code(),
                number,
                t.title(),
                t.summary(),
                from,
                to,
                t.categories(),
                t.acts(),
                t.actOnOrAfter(),
                t.conditions(),
                t.testimony(),
                t.family(),
                t.benefits(),
                t.tariff(),
                t.sponsors(),
                t.rates(),
                t.fixing(),
                t.tariffDay(),
                t.rateDay(),
                t.stacking(),
                t.onExhaustedFunds(),
                t.withoutAppropriation(),
                t.amountSplit(),
                t.raisePinnedOffers(),
                t.legalBasis(),
                t.defaults(),
                t.sha256());
    }
}
