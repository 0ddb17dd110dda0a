package org.millioncarrots.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.publication.ImportPublication.RatesRecorded;
import org.millioncarrots.rates.publication.RateSeries;

/** The table in memory, while it is replaced. */
@QuarkusTest
class RateBookApiTest {
    private static final Instant FIRST = Instant.parse("2024-03-01T10:00:00Z");
    private static final RatesRecorded AN_IMPORT = new RatesRecorded(RateSource.CBR, "");

    @Inject
    Sql sql;

    @Inject
    Locks locks;

    @Inject
    Clock clock;

    @Inject
    RateSettings settings;

    /** One rate, which was recorded a second later each time; read as slowly as the test wants. */
    private final class SlowSql extends RatesSql {
        private final CountDownLatch begun = new CountDownLatch(2);
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private int reads;

        SlowSql() {
            super(sql, locks);
        }

        @Override
        Map<RateTable.Pair, List<RateSeries.Entry>> allRates() {
            begun.countDown();
            reads++;
            if (reads == 2) {
                await(goesOn);
            }
            return Map.of(
                    new RateTable.Pair(RateSource.CBR, CurrencyCode.USD, CurrencyCode.RUB),
                    List.of(new RateSeries.Entry(
                            LocalDate.of(2024, 3, 1),
                            LocalDate.of(2024, 3, 2),
                            1,
                            1,
                            BigDecimal.valueOf(91),
                            null,
                            new RateSeries.Entry.Publication("", FIRST.plusSeconds(reads)))));
        }
    }

    @Test
    void whoAsksAfterAnImportGetsItsRatesWhoeverReadsThem() throws Exception {
        SlowSql slow = new SlowSql();
        RateBook book = new RateBook(slow, clock, settings);
        assertThat(book.knownUpTo()).isEqualTo(FIRST.plusSeconds(1));
        book.ratesRecorded(AN_IMPORT);
        FutureTask<Instant> one = new FutureTask<>(book::knownUpTo);
        Thread.ofPlatform().start(one);
        await(slow.begun);
        FutureTask<Instant> other = new FutureTask<>(book::knownUpTo);
        Thread waiting = Thread.ofPlatform().start(other);
        while (waiting.isAlive() && waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        slow.goesOn.countDown();
        assertThat(other.get()).isEqualTo(FIRST.plusSeconds(2));
        assertThat(one.get()).isEqualTo(FIRST.plusSeconds(2));
        assertThat(slow.reads).as("read once for both").isEqualTo(2);
    }

    /** What is recorded while the table is read may be missing in it. */
    @Test
    void anImportDuringTheReadingIsReadAfterIt() throws Exception {
        SlowSql slow = new SlowSql();
        RateBook book = new RateBook(slow, clock, settings);
        book.knownUpTo();
        book.ratesRecorded(AN_IMPORT);
        FutureTask<Instant> one = new FutureTask<>(book::knownUpTo);
        Thread.ofPlatform().start(one);
        await(slow.begun);
        book.ratesRecorded(AN_IMPORT);
        slow.goesOn.countDown();
        one.get();
        assertThat(book.knownUpTo()).isEqualTo(FIRST.plusSeconds(3));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
