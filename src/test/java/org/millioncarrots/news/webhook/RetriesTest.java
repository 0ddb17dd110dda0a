package org.millioncarrots.news.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {
    @Test
    void waitsLongerAndLongerUpToADayAndThenNoMore() {
        List<Duration> waits = new ArrayList<>();
        for (int failures = 1; Retries.next(failures, null, 0).isPresent(); failures++) {
            waits.add(Retries.next(failures, null, 0).get());
        }
        assertThat(waits).isSorted().hasSize(8);
        assertThat(waits.getFirst()).isEqualTo(Duration.ofSeconds(5));
        assertThat(waits.getLast()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void jitterOnlyLengthens() {
        assertThat(Retries.next(1, null, 20)).contains(Duration.ofSeconds(6));
        assertThat(Retries.next(8, null, 20)).contains(Duration.ofMinutes(24 * 60 * 12 / 10));
    }

    @Test
    void whatTheServerAsksForCountsIfItIsLaterAndADayAtMost() {
        assertThat(Retries.next(1, Duration.ofMinutes(2), 20)).contains(Duration.ofMinutes(2));
        assertThat(Retries.next(1, Duration.ofSeconds(1), 0)).contains(Duration.ofSeconds(5));
        assertThat(Retries.next(1, Duration.ofSeconds(-9), 0)).contains(Duration.ofSeconds(5));
        assertThat(Retries.next(1, Duration.ofDays(400), 0)).contains(Duration.ofHours(24));
    }
}
