package org.millioncarrots.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RefusalLimitTest {
    private Instant now = Instant.parse("2026-11-26T03:00:00Z");

    private final RefusalLimit limit = new RefusalLimit(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void whatWasLeftOutIsToldByTheNextOneAndNobodyIsLeftOutForAnother() {
        for (int i = 0; i < RefusalLimit.PER_MINUTE; i++) {
            assertThat(limit.take("one")).hasValue(0);
        }
        for (int i = 0; i < 90; i++) {
            assertThat(limit.take("one")).isEmpty();
        }
        assertThat(limit.take("other")).hasValue(0);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(limit.take("one")).hasValue(90);
        assertThat(limit.take("one")).hasValue(0);
    }
}
