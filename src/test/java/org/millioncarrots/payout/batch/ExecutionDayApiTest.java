package org.millioncarrots.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.testing.Api;

/** A bank refuses a file that is to be executed on a day on which no bank settles, or takes another day by itself. */
@QuarkusTest
class ExecutionDayApiTest {
    @Inject
    Clock clock;

    static Stream<MonthDay> closedDays() {
        return Stream.of(
                MonthDay.of(Month.JANUARY, 1),
                MonthDay.of(Month.MAY, 1),
                MonthDay.of(Month.DECEMBER, 25),
                MonthDay.of(Month.DECEMBER, 26));
    }

    @ParameterizedTest
    @MethodSource("closedDays")
    void aClosedDayIsRefusedWithTheNextOpenOne(MonthDay closed) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = closed.atYear(today.getYear());
        refused(day.isBefore(today) ? closed.atYear(today.getYear() + 1) : day);
    }

    /** The next of each day of the week. Easter moves, so that twelve months may have no Good Friday. */
    @Test
    void easterAndWeekendsToo() {
        LocalDate today = LocalDate.now(clock);
        Map<DayOfWeek, LocalDate> closed = today.plusDays(1)
                .datesUntil(today.plusYears(1))
                .filter(day -> !TargetDays.isOpen(day))
                .collect(Collectors.toMap(LocalDate::getDayOfWeek, day -> day, (next, later) -> next));
        assertThat(closed).containsKeys(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        closed.values().forEach(ExecutionDayApiTest::refused);
    }

    private static void refused(LocalDate day) {
        LocalDate open = TargetDays.following(day);
        assertThat(open).isAfter(day);
        Api.writing("finance")
                .body(Map.of("currency", "EUR", "scheme", "SEPA", "executionOn", day.toString()))
                .post("/v1/payout-batches")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("executionOn"))
                .body("violations[0].message", containsString(open.toString()));
    }
}
