package org.millioncarrots.claimant.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.http.Problem;

class SafeWindowTest {
    @ParameterizedTest
    @CsvSource({
        // Vilnius is two hours ahead of UTC in winter, three in summer; 2026-01-05 is a Monday.
        "MONDAY, 18:00, 20:30, 2026-01-05T15:59:59Z, false",
        "MONDAY, 18:00, 20:30, 2026-01-05T16:00:00Z, true",
        "MONDAY, 18:00, 20:30, 2026-01-05T18:29:59Z, true",
        "MONDAY, 18:00, 20:30, 2026-01-05T18:30:00Z, false",
        "MONDAY, 18:00, 20:30, 2026-01-06T16:00:00Z, false",
        "MONDAY, 18:00, 20:30, 2026-07-06T15:00:00Z, true",
        "MONDAY, 18:00, 20:30, 2026-07-06T17:30:00Z, false",
        "MONDAY, 18:00, 24:00, 2026-01-05T21:59:59Z, true",
        "MONDAY, 18:00, 24:00, 2026-01-05T22:00:00Z, false",
        // Over midnight the day is the one on which it begins.
        "MONDAY, 22:00, 02:00, 2026-01-05T21:00:00Z, true",
        "MONDAY, 22:00, 02:00, 2026-01-05T23:30:00Z, true",
        "MONDAY, 22:00, 02:00, 2026-01-06T00:00:00Z, false",
        "MONDAY, 22:00, 02:00, 2026-01-04T23:00:00Z, false",
        "TUESDAY, 22:00, 02:00, 2026-01-05T23:30:00Z, false",
        "SUNDAY MONDAY, 22:00, 02:00, 2026-01-04T23:00:00Z, true"
    })
    void aMomentIsInTheWindowByTheClockOfThePlace(String days, String from, String until, Instant at, boolean inside) {
        assertThat(window(days, from, until, "Europe/Vilnius").contains(at)).isEqualTo(inside);
    }

    /** Two in the morning does not come on the day on which clocks are put forward; the window does not move to another day. */
    @ParameterizedTest
    @CsvSource({"2026-03-29T00:30:00Z, false", "2026-03-29T01:30:00Z, false", "2026-03-30T00:15:00Z, false"})
    void aWindowInTheHourThatIsLeftOutDoesNotOpenElsewhen(Instant at, boolean inside) {
        assertThat(window("SUNDAY", "03:10", "03:50", "Europe/Vilnius").contains(at))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vilnius", "+02:00", "UTC", "GMT", "Etc/GMT-2", "Europe/Vilnius "})
    void aZoneThatIsNoPlaceIsRefused(String zone) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> window("MONDAY", "18:00", "20:00", zone).check())
                .satisfies(problem ->
                        assertThat(problem.violations().getFirst().field()).isEqualTo("window.zone"));
    }

    private static SafeWindow window(String days, String from, String until, String zone) {
        Set<DayOfWeek> set =
                Arrays.stream(days.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
        return new SafeWindow(set, from, until, zone);
    }
}
