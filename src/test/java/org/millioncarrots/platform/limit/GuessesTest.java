package org.millioncarrots.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private long nanos;

    private final List<PartnerGuesses> told = new ArrayList<>();
    private final Guesses guesses = new Guesses(
            6,
            Map.of(),
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            },
            Optional::empty,
            told::add);

    @Test
    void whoGuessesTooOftenWaitsUntilTheNextGuessIsFreeAndIsToldOfOnceInTenMinutes() {
        missed("ngo", 59);
        assertThat(guesses.toWait("ngo")).isZero();
        assertThat(told).isEmpty();
        missed("ngo", 1);
        assertThat(guesses.toWait("ngo")).isEqualTo(10);
        assertThat(told).containsExactly(new PartnerGuesses("ngo", 60));
        assertThat(guesses.toWait("other")).isZero();

        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(guesses.toWait("ngo")).isZero();
        missed("ngo", 3);
        assertThat(guesses.toWait("ngo")).isEqualTo(10);
        assertThat(told).hasSize(1);
        nanos += Duration.ofMinutes(10).toNanos();
        missed("ngo", 60);
        assertThat(told).hasSize(2);
    }

    @Test
    void whoGuessesNowAndThenNeverWaits() {
        for (int i = 0; i < 500; i++) {
            missed("ngo", 1);
            nanos += Duration.ofSeconds(10).toNanos();
            assertThat(guesses.toWait("ngo")).isZero();
        }
        assertThat(told).isEmpty();
    }

    private void missed(String partner, int times) {
        for (int i = 0; i < times; i++) {
            guesses.missed(partner);
        }
    }
}
