package org.millioncarrots.platform;

import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;

/** Constraints such as {@code @Past} go by the day of the business zone too; the validator's own clock would go by the machine's. */
@Singleton
class BusinessDay implements ClockProvider {
    private final Clock clock;

    BusinessDay(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Clock getClock() {
        return clock;
    }
}
