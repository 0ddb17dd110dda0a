package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.award.PaidInParts;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** Parts come to the amount to the last minor unit, are no smaller than they may be, and can be drawn again. */
class DrawPartsPropertyTest {
    private static final List<CurrencyCode> CURRENCIES =
            List.of(new CurrencyCode("EUR"), new CurrencyCode("JPY"), new CurrencyCode("KWD"));

    private final Random random = new Random(20_261_126);

    @Test
    void partsSumExactlyAndNoneIsTooSmall() {
        for (int i = 0; i < 20_000; i++) {
            CurrencyCode currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            int parts = 2 + random.nextInt(23);
            Money minimum = new Money(1 + random.nextInt(100_000), currency);
            Money total = minimum.times(parts).plus(new Money(room(), currency));
            PaidInParts how = new PaidInParts(parts, minimum, seed(), random.nextInt(5));
            List<Money> drawn = DrawParts.of(total, how);
            assertThat(drawn).hasSize(parts).allMatch(part -> part.compareTo(minimum) >= 0);
            assertThat(drawn.stream().reduce(Money.zero(currency), Money::plus)).isEqualTo(total);
            assertThat(DrawParts.of(total, how)).as("the same again").isEqualTo(drawn);
        }
    }

    @Test
    void anotherSeedOrDrawMakesOtherParts() {
        Money total = Money.ofMinor(100_000_000, "EUR");
        Money minimum = Money.ofMinor(100_000, "EUR");
        String seed = seed();
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(draw -> DrawParts.of(total, new PaidInParts(4, minimum, seed, draw)))
                        .distinct())
                .hasSize(1_000);
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(draw -> DrawParts.of(total, new PaidInParts(4, minimum, seed(), 0)))
                        .distinct())
                .hasSize(1_000);
    }

    /** Each part is as likely to be large as any other: nothing about the amount follows from the order. */
    @Test
    void noPartIsLargerThanTheOthersByItsPlace() {
        Money total = Money.ofMinor(4_000_000, "EUR");
        long[] sums = new long[4];
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            List<Money> parts = DrawParts.of(total, new PaidInParts(4, Money.ofMinor(1, "EUR"), seed(), 0));
            for (int part = 0; part < sums.length; part++) {
                sums[part] += parts.get(part).minorUnits();
            }
        }
        // The mean of a part is 1,000,000 with a deviation of about 775,000: of 20,000 it stays within 3 per cent.
        assertThat(Arrays.stream(sums).boxed()).allMatch(sum -> Math.abs(sum / draws - 1_000_000) < 30_000);
    }

    /** By hand, with sha256sum: the formula that the contract tells. */
    @Test
    void whatTheContractSaysIsWhatIsDrawn() {
        PaidInParts how = new PaidInParts(3, Money.ofMinor(100, "EUR"), "00".repeat(16), 0);
        assertThat(DrawParts.of(Money.ofMinor(1_300, "EUR"), how)).containsExactly(EXPECTED);
    }

    private static final Money[] EXPECTED = {
        Money.ofMinor(466, "EUR"), Money.ofMinor(420, "EUR"), Money.ofMinor(414, "EUR")
    };

    private long room() {
        return random.nextInt(10) == 0 ? 0 : random.nextLong(1_000_000_000_000L);
    }

    private String seed() {
        byte[] seed = new byte[16];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }
}
