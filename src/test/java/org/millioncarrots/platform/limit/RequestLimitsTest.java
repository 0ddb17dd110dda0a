package org.millioncarrots.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.limit.RequestLimits.Allowance;

class RequestLimitsTest {
    private long nanos;

    private final RequestLimits limits = new RequestLimits(2, Map.of("hurry", 5), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void tenSecondsWorthMayComeAtOnceAndThenAsManyASecondAsAreGranted() {
        assertThat(granted("a", 30)).isEqualTo(20);
        assertThat(limits.of("a")).isEqualTo(new Allowance(false, 20, 0, 1));
        nanos += Duration.ofMillis(500).toNanos();
        assertThat(granted("a", 30)).isEqualTo(1);
        nanos += Duration.ofSeconds(3).toNanos();
        assertThat(granted("a", 30)).isEqualTo(6);
        nanos += Duration.ofDays(1).toNanos();
        assertThat(granted("a", 30)).isEqualTo(20);
    }

    @Test
    void nobodyUsesUpWhatIsAnothers() {
        granted("a", 30);
        assertThat(limits.of("b").granted()).isTrue();
        assertThat(limits.ofPartner("a").granted())
                .as("a partner of the same name")
                .isTrue();
    }

    @Test
    void aPartnerMayHaveARateOfItsOwn() {
        assertThat(limits.ofPartner("hurry")).isEqualTo(new Allowance(true, 50, 49, 0));
        assertThat(limits.ofPartner("other").burst()).isEqualTo(20);
    }

    @Test
    void manyAtOnceGetNoMoreThanOneAfterTheOther() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> one = () -> granted("a", 10);
            long granted = 0;
            for (var done :
                    threads.invokeAll(Stream.generate(() -> one).limit(20).toList())) {
                granted += done.get();
            }
            assertThat(granted).isEqualTo(20);
        }
    }

    @Test
    void whoCallsOftenIsRememberedAmongManyOthers() {
        granted("a", 20);
        for (int i = 0; i < 3 * Buckets.KNOWN; i++) {
            limits.of("address " + i);
            if (i % 1000 == 0) {
                assertThat(limits.of("a").granted()).as("after %d others", i).isFalse();
            }
        }
    }

    private long granted(String caller, int times) {
        return IntStream.range(0, times)
                .filter(i -> limits.of(caller).granted())
                .count();
    }
}
