package org.millioncarrots.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.publication.RateFile;
import org.millioncarrots.rates.publication.RateFile.Day;
import org.millioncarrots.rates.publication.RateFile.Rate;

/** Random publications, corrections and late imports: what was answered once is answered for ever. */
class RateHistoryPropertyTest {
    private static final List<CurrencyCode> CURRENCIES = List.of(
            CurrencyCode.USD, CurrencyCode.EUR, CurrencyCode.RUB, new CurrencyCode("TRY"), new CurrencyCode("JPY"));
    private static final LocalDate FIRST = LocalDate.of(2022, 2, 1);
    private static final int DAYS = 40;
    private static final Instant NOW = Instant.parse("2022-04-01T12:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameQuestionGivesTheSameAnswerWhateverIsRecordedLater(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RateTables history = new RateTables();
        Map<RateTable.Question, RateLookup> answers = new LinkedHashMap<>();
        int changed = 0;
        Instant recordedAt = Instant.parse("2022-01-01T00:00:00Z");
        for (int step = 0; step < 60; step++) {
            recordedAt = recordedAt.plusSeconds(1 + random.nextInt(1_000));
            history.add(publication(random), recordedAt);
            RateTable table = history.table();
            assertThat(table.knownUpTo()).isEqualTo(recordedAt);

            for (Map.Entry<RateTable.Question, RateLookup> earlier : answers.entrySet()) {
                RateTable.Question question = earlier.getKey();
                assertThat(table.find(question))
                        .as("%s after step %d", question, step)
                        .isEqualTo(earlier.getValue());
                RateTable.Question today = new RateTable.Question(
                        question.from(), question.to(), question.on(), question.source(), recordedAt, NOW);
                changed += sameRates(table.find(today), earlier.getValue()) ? 0 : 1;
            }
            for (int i = 0; i < 5; i++) {
                RateTable.Question question = new RateTable.Question(
                        any(random, CURRENCIES),
                        any(random, CURRENCIES),
                        FIRST.plusDays(random.nextInt(DAYS + 10)),
                        random.nextBoolean() ? RateSource.CBR : RateSource.ECB,
                        table.knownUpTo(),
                        NOW);
                answers.put(question, table.find(question));
            }
        }
        // The histories do correct and add: without "known at", answers change all the time.
        assertThat(changed).isPositive();
        assertThat(answers.values()).hasAtLeastOneElementOfType(RateLookup.Found.class);
        assertThat(answers.values()).hasAtLeastOneElementOfType(RateLookup.Refused.class);
    }

    private static boolean sameRates(RateLookup one, RateLookup other) {
        return one instanceof RateLookup.Found a && other instanceof RateLookup.Found b
                ? a.path().equals(b.path())
                : one.getClass() == other.getClass();
    }

    private static RateFile publication(SplittableRandom random) {
        RateSource source = random.nextBoolean() ? RateSource.CBR : RateSource.ECB;
        CurrencyCode hub = source == RateSource.CBR ? CurrencyCode.RUB : CurrencyCode.EUR;
        LocalDate first = FIRST.plusDays(random.nextInt(DAYS));
        List<Day> days = new ArrayList<>();
        for (int d = 0; d < 1 + random.nextInt(3); d++) {
            LocalDate day = first.plusDays(d);
            List<Rate> rates = new ArrayList<>();
            for (CurrencyCode currency : CURRENCIES) {
                if (!currency.equals(hub) && random.nextInt(5) > 0) {
                    BigDecimal value = BigDecimal.valueOf(1 + random.nextInt(2_000_000), 4);
                    rates.add(
                            source == RateSource.CBR
                                    ? new Rate(currency, hub, random.nextBoolean() ? 1 : 10, value, null)
                                    : new Rate(hub, currency, 1, value, null));
                }
            }
            days.add(new Day(source == RateSource.CBR ? day.minusDays(1) : day, day, rates));
        }
        return new RateFile(source, RateFile.Kind.DAILY, days, Set.of());
    }

    private static <T> T any(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
