package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closing days as the European Central Bank lists them; Easter by the calendar. */
class TargetDaysTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-24, 2026-12-24",
        "2026-12-25, 2026-12-28",
        "2026-12-26, 2026-12-28",
        "2027-01-01, 2027-01-04",
        "2027-03-26, 2027-03-30",
        "2027-03-29, 2027-03-30",
        "2026-04-03, 2026-04-07",
        "2026-05-01, 2026-05-04",
        "2025-05-01, 2025-05-02",
        "2024-12-25, 2024-12-27",
        "2026-11-28, 2026-11-30",
        "2026-12-31, 2026-12-31",
        "2026-05-14, 2026-05-14",
        "2038-04-23, 2038-04-27",
    })
    void theNextDayOnWhichBanksSettle(LocalDate day, LocalDate open) {
        assertThat(TargetDays.following(day)).isEqualTo(open);
        assertThat(TargetDays.isOpen(day)).isEqualTo(day.equals(open));
    }
}
