package org.millioncarrots.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Conversion and splitting, each against the same arithmetic with nothing around it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class MoneyBenchmark {
    /** RUB 5,000,000.00 at the Bank of Russia's rate for 5 March 2022. */
    public Money roubles = Money.ofMinor(500_000_000, "RUB");

    public BigDecimal amount = new BigDecimal("5000000.00");
    public BigDecimal rate = new BigDecimal("105.8124");
    public long minor = 500_000_000;
    public long third = 3;
    public List<Long> parts = List.of(5L, 3L, 2L);
    public List<PinnedRate> path = List.of(new PinnedRate(
            CurrencyCode.USD,
            CurrencyCode.RUB,
            1,
            rate,
            RateSource.CBR,
            LocalDate.of(2022, 3, 4),
            LocalDate.of(2022, 3, 5),
            "0".repeat(64)));

    @Benchmark
    public Conversion conversion() {
        return Conversion.of(roubles, CurrencyCode.USD, path);
    }

    @Benchmark
    public BigDecimal conversionFloor() {
        return amount.divide(rate, 2, RoundingMode.HALF_UP);
    }

    @Benchmark
    public List<Money> split() {
        return roubles.split(parts);
    }

    @Benchmark
    public long splitFloor() {
        long first = minor * 5 / 10;
        long second = minor * 3 / 10;
        long last = minor * 2 / 10;
        return first + second + last + (minor - first - second - last) * third;
    }
}
