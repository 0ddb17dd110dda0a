package org.millioncarrots.stipend;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.Benefit.Stipend;
import org.millioncarrots.programme.terms.StipendSettings;
import org.millioncarrots.stipend.Indexation.Figure;
import org.millioncarrots.stipend.Supplements.SupplementDependant;

/**
 * The rules of a stipend, as its programme sets them or a correction has changed them.
 *
 * @param indexation absent if amounts are not indexed
 * @param meansTest absent if income does not count
 * @param recoveryPercent how much of an instalment is deducted at most for an overpayment, 1 to 100
 * @param arrearsAfterSuspension whether what a suspension has withheld is paid when it is lifted
 * @param confirmations absent if none are asked for
 */
public record StipendRules(
        Supplements supplements,
        @Nullable Indexation indexation,
        @Nullable MeansTest meansTest,
        PayDate payDate,
        int recoveryPercent,
        boolean arrearsAfterSuspension,
        @Nullable Confirmations confirmations) {

    /**
     * Confirmations that the claimant is alive and entitled, without which a stipend is suspended.
     *
     * @param everyMonths counted from the last one
     * @param graceDays how many days late one may be
     */
    public record Confirmations(
            @Min(1) @Max(120) int everyMonths,
            @Min(0) @Max(366) int graceDays) {}

    /**
     * As the programme says.
     *
     * @param figures of the programme's index, as far as they are approved
     */
    static StipendRules of(Stipend stipend, List<Figure> figures) {
        StipendSettings settings = stipend.settings();
        StipendSettings.Indexation index = settings.indexation();
        StipendSettings.MeansTest test = settings.meansTest();
        StipendSettings.Confirmations asked = settings.confirmations();
        return new StipendRules(
                new Supplements(stipend.spousePercent(), stipend.childPercent(), stipend.childrenAtMost()),
                index == null ? null : new Indexation(index.rule(), index.mayDecrease(), figures, index.index()),
                test == null ? null : new MeansTest(test.disregard(), test.taperPercent(), test.floor()),
                PayDate.of(settings.payDate()),
                settings.recoveryPercent(),
                settings.arrearsAfterSuspension(),
                asked == null ? null : new Confirmations(asked.everyMonths(), asked.graceDays()));
    }

    /** The published index that amounts follow, if they do. */
    public Optional<String> index() {
        return Optional.ofNullable(indexation).map(Indexation::index);
    }

    /** What a whole month pays: the amount indexed, with supplements, for a month, less what income takes off. */
    Money month(
            LocalDate day, DatedAmount amount, LocalDate begunOn, List<SupplementDependant> dependants, Money income) {
        Money own = indexation == null
                ? amount.amount()
                : indexation.on(day, amount.amount(), amount.indexedSince(), begunOn);
        Money monthly = amount.per().forMonth(supplements.on(day, own, dependants), YearMonth.from(day));
        return meansTest == null ? monthly : meansTest.applied(monthly, income);
    }

    Stream<LocalDate> indexDates(LocalDate begunOn) {
        return indexation == null ? Stream.of() : indexation.dates(begunOn);
    }

    public StipendRules withIndexation(Indexation other) {
        return new StipendRules(
                supplements, other, meansTest, payDate, recoveryPercent, arrearsAfterSuspension, confirmations);
    }

    public StipendRules withMeansTest(MeansTest other) {
        return new StipendRules(
                supplements, indexation, other, payDate, recoveryPercent, arrearsAfterSuspension, confirmations);
    }

    StipendRules withPayDate(PayDate other) {
        return new StipendRules(
                supplements, indexation, meansTest, other, recoveryPercent, arrearsAfterSuspension, confirmations);
    }

    public StipendRules withConfirmations(Confirmations other) {
        return new StipendRules(
                supplements, indexation, meansTest, payDate, recoveryPercent, arrearsAfterSuspension, other);
    }
}
