package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {
    /** The tortoises and hares of the textbooks: U is 25 of 36, its deviation the root of 39. */
    @Test
    void theTextbooksExample() {
        assertThat(MannWhitney.z(List.of(1L, 7L, 8L, 9L, 10L, 11L), List.of(2L, 3L, 4L, 5L, 6L, 12L)))
                .isCloseTo((25 - 18) / Math.sqrt(39), within(1e-9));
    }

    @Test
    void aShiftIsSeenAndNoiseIsNot() {
        Random random = new Random(7);
        assertThat(Math.abs(MannWhitney.z(sample(random, 2_000, 0), sample(random, 2_000, 0))))
                .isLessThan(4);
        assertThat(MannWhitney.z(sample(random, 200, 1_000), sample(random, 200, 0)))
                .isGreaterThan(4);
    }

    private static List<Long> sample(Random random, int size, long more) {
        return LongStream.generate(() -> Math.round(random.nextGaussian() * 1_000) + more)
                .limit(size)
                .boxed()
                .toList();
    }
}
