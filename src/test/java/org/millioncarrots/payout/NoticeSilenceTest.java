package org.millioncarrots.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bank has its days, by the hour at which it was sent the file. */
class NoticeSilenceTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T10:00, P5D, 2026-11-20T10:00",
        "2026-11-27T10:00, P5DT4H, 2026-11-20T06:00",
        "2026-11-28T10:00, P1D, 2026-11-27T10:00",
        "2026-11-30T23:30, P1D, 2026-11-27T23:30",
        // Summer time begins on 28 March 2027, and Easter Monday is the 29th; it ends on 31 October.
        "2027-03-30T10:00, P1D, 2027-03-25T10:00",
        "2027-04-01T10:00, P5D, 2027-03-23T10:00",
        "2027-11-02T10:00, P5D, 2027-10-26T10:00",
        "2027-11-02T10:00, P5DT4H, 2027-10-26T06:00",
        "2028-02-29T12:00, P1D, 2028-02-28T12:00",
    })
    void wholeDaysAreBankingDaysAtTheSameHour(String now, Duration within, String since) {
        assertThat(NoticeSilence.answeredSince(there(now), within))
                .isEqualTo(there(since).toInstant());
    }

    private static ZonedDateTime there(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Brussels"));
    }
}
