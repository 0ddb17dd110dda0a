package org.millioncarrots.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion.SponsorShare;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.programme.terms.Tariff.Equipment;
import org.millioncarrots.programme.terms.Tariff.Usability;
import org.millioncarrots.testing.Documents;

class SharesPropertyTest {
    private static final int CASES = 500;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20220305, 7229})
    void sponsorsSharesSumToTheAmountToTheLastCent(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<Long> parts = parts(random);
            Money amount = Money.ofMinor(random.nextLong(1_000_000_000_000L), currency(random));

            List<SponsorShare> shares = sponsoredBy(parts).shares(amount);

            assertThat(shares.stream().map(SponsorShare::amount).reduce(Money::plus))
                    .contains(amount);
            long sum = parts.stream().mapToLong(Long::longValue).sum();
            for (SponsorShare share : shares) {
                BigInteger exact = BigInteger.valueOf(amount.minorUnits())
                        .multiply(BigInteger.valueOf(share.sponsor().parts()));
                BigInteger given =
                        BigInteger.valueOf(share.amount().minorUnits()).multiply(BigInteger.valueOf(sum));
                assertThat(given.subtract(exact).abs())
                        .as("off by less than one minor unit")
                        .isLessThan(BigInteger.valueOf(sum));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 820160})
    void crewSharesSumToTheTariffAndNobodyGetsNothing(long seed) {
        Random random = new Random(seed);
        Tariff tariff =
                Documents.bundled("equipment-handover").equipmentTariff().orElseThrow();
        for (int i = 0; i < CASES; i++) {
            Equipment equipment = Equipment.values()[random.nextInt(Equipment.values().length)];
            List<Long> parts = LongStream.generate(() -> 1 + random.nextInt(9))
                    .limit(1 + random.nextInt(12))
                    .boxed()
                    .toList();

            List<Money> shares =
                    tariff.crewShares(equipment, Usability.USABLE, parts).orElseThrow();

            assertThat(shares).hasSameSizeAs(parts).allMatch(Money::isPositive);
            assertThat(shares.stream().reduce(Money::plus)).isEqualTo(tariff.amount(equipment, Usability.USABLE));
        }
    }

    private static List<Long> parts(Random random) {
        return LongStream.generate(() -> 1 + random.nextLong(1_000_000))
                .limit(1 + random.nextInt(30))
                .boxed()
                .toList();
    }

    private static String currency(Random random) {
        return List.of("RUB", "EUR", "USD", "JPY", "KWD").get(random.nextInt(5));
    }

    private static ProgrammeVersion sponsoredBy(List<Long> parts) {
        var document = Documents.tree("coalition-match");
        StringBuilder sponsors = new StringBuilder("[");
        for (int i = 0; i < parts.size(); i++) {
            String code = "" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
            sponsors.append(i == 0 ? "" : ",")
                    .append("{\"code\":\"%s\",\"name\":\"State\",\"parts\":%d}".formatted(code, parts.get(i)));
        }
        return Documents.accepted(
                Documents.with(document, "/sponsors", sponsors + "]").toString());
    }
}
