package org.millioncarrots.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyPropertyTest {
    private static final int CASES = 2_000;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "RUB", "JPY", "KWD", "UAH");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Money money = Money.ofMinor(random.nextLong() >> random.nextInt(63), currency(random));
            assertThat(Money.parse(money.toDecimal().toPlainString(), money.currency()))
                    .isEqualTo(money);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void sharesSumToTheWholeAndNoneIsAUnitOff(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Money total = Money.ofMinor(random.nextLong(Long.MAX_VALUE) >> random.nextInt(63), currency(random));
            List<Long> parts = parts(random);
            List<Money> shares = total.split(parts);

            BigInteger sumOfParts = parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(shares.stream().reduce(Money.zero(total.currency()), Money::plus))
                    .isEqualTo(total);
            for (int p = 0; p < parts.size(); p++) {
                BigInteger exact = BigInteger.valueOf(total.minorUnits()).multiply(BigInteger.valueOf(parts.get(p)));
                BigInteger given =
                        BigInteger.valueOf(shares.get(p).minorUnits()).multiply(sumOfParts);
                assertThat(given.subtract(exact).abs())
                        .as("%s by %s, share %d", total, parts, p)
                        .isLessThan(sumOfParts);
                if (parts.get(p) == 0) {
                    assertThat(shares.get(p).isZero()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aConversionIsOffByHalfAMinorUnitAtMost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Money source = Money.ofMinor(random.nextLong(1_000_000_000_000L), "RUB");
            PinnedRate rate = ConversionTest.rate(
                    "USD",
                    "RUB",
                    random.nextBoolean() ? 1 : 100,
                    BigDecimal.valueOf(1 + random.nextLong(5_000_000), 4).toPlainString());

            Money target =
                    Conversion.of(source, CurrencyCode.USD, List.of(rate)).target();

            // |target x value - source x nominal| <= half a cent x value, all exact
            BigDecimal back = target.toDecimal().multiply(rate.value());
            BigDecimal exact = source.toDecimal().multiply(BigDecimal.valueOf(rate.nominal()));
            assertThat(back.subtract(exact).abs())
                    .isLessThanOrEqualTo(rate.value().multiply(new BigDecimal("0.005")));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void moreMoneyNeverConvertsToLess(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            List<PinnedRate> path = List.of(ConversionTest.rate(
                    "USD",
                    "RUB",
                    1,
                    BigDecimal.valueOf(1 + random.nextLong(5_000_000), 4).toPlainString()));
            Money less = Money.ofMinor(random.nextLong(1_000_000_000), "USD");
            Money more = less.plus(Money.ofMinor(random.nextLong(1_000), "USD"));
            assertThat(Conversion.of(less, CurrencyCode.RUB, path).target())
                    .isLessThanOrEqualTo(
                            Conversion.of(more, CurrencyCode.RUB, path).target());
        }
    }

    private static String currency(SplittableRandom random) {
        return CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    }

    private static List<Long> parts(SplittableRandom random) {
        List<Long> parts = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            parts.add(random.nextInt(5) == 0 ? 0 : random.nextLong(Long.MAX_VALUE) >> random.nextInt(63));
        }
        parts.set(random.nextInt(count), 1 + random.nextLong(1_000));
        return parts;
    }
}
