package org.millioncarrots.stipend;


import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.millioncarrots.stipend.Supplements.SupplementDependant;
import org.millioncarrots.stipend.Supplements.SupplementRelation;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.AmountPer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The schedule of a stipend of two years with two dependants, against plain long arithmetic over the same months. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class ScheduleBenchmark {
    public LocalDate from = LocalDate.of(2022, 3, 10);
    public LocalDate to = LocalDate.of(2024, 3, 9);
    public StipendTerms terms = new StipendTerms(
            from,
            to,
            List.of(new DatedAmount(from, Money.ofMinor(200_000, "EUR"), AmountPer.MONTH)),
            List.of(new SupplementDependant(SupplementRelation.SPOUSE, from, null), new SupplementDependant(SupplementRelation.CHILD, from, null)),
            List.of(),
            List.of(),
            new StipendRules(
                    new Supplements(20, 10, 4),
                    null,
                    null,
                    PayDate.ANCHORED,
                    25,
                    true,
                    null));

    @Benchmark
    public List<PlannedInstalment> schedule() {
        return StipendSchedule.of(terms).instalments();
    }

    /** The same dates and amounts as the schedule, for these terms only. */
    @Benchmark
    public List<long[]> scheduleFloor() {
        List<long[]> instalments = new ArrayList<>();
        long monthly = 200_000L * 130 / 100;
        YearMonth last = YearMonth.from(to);
        for (YearMonth month = YearMonth.from(from); !month.isAfter(last); month = month.plusMonths(1)) {
            int length = month.lengthOfMonth();
            int first = month.equals(YearMonth.from(from)) ? from.getDayOfMonth() : 1;
            int end = month.equals(last) ? to.getDayOfMonth() : length;
            long due = month.atDay(Math.min(from.getDayOfMonth(), length)).toEpochDay();
            instalments.add(new long[] {due, (monthly * (end - first + 1) * 2 + length) / (2L * length)});
        }
        return instalments;
    }
}
