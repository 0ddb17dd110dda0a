package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BusinessDayApiTest {
    /** Half past eleven in the evening by UTC, half past midnight in Brussels. */
    private static final Instant BETWEEN_DAYS = Instant.parse("2026-12-31T23:30:00Z");

    private static final LocalDate OLD_YEAR = LocalDate.of(2026, 12, 31);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Inject
    Clock clock;

    @Inject
    ValidatorFactory factory;

    record Day(
            @Past LocalDate past,
            @PastOrPresent LocalDate pastOrPresent,
            @Future LocalDate future,
            @FutureOrPresent LocalDate futureOrPresent) {
        Day(LocalDate on) {
            this(on, on, on, on);
        }
    }

    @Test
    void theServiceValidatesByItsOwnClock() {
        assertThat(factory.getClockProvider().getClock()).isSameAs(clock);
        assertThat(factory.getClockProvider().getClock().getZone()).isEqualTo(ZoneId.of("Europe/Brussels"));
    }

    @Test
    void theDayIsTheBusinessZonesWhereUtcHasAnother() {
        assertThat(violated(OLD_YEAR)).containsExactlyInAnyOrder("future", "futureOrPresent");
        assertThat(violated(NEW_YEAR)).containsExactlyInAnyOrder("past", "future");
        assertThat(violated(NEW_YEAR.plusDays(1))).containsExactlyInAnyOrder("past", "pastOrPresent");
    }

    private static Set<String> violated(LocalDate on) {
        Clock stopped = Clock.fixed(BETWEEN_DAYS, ZoneId.of("Europe/Brussels"));
        try (ValidatorFactory stoppedFactory = Validation.byDefaultProvider()
                .configure()
                .clockProvider(new BusinessDay(stopped))
                .buildValidatorFactory()) {
            Validator validator = stoppedFactory.getValidator();
            return validator.validate(new Day(on)).stream()
                    .map(violation -> violation.getPropertyPath().toString())
                    .collect(Collectors.toSet());
        }
    }
}
