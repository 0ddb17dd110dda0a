package org.millioncarrots.programme.terms;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * How a stipend is paid, as its programme says; where the document is silent, the default holds.
 *
 * @param indexation absent if amounts are not indexed
 * @param meansTest absent if income does not count
 * @param recoveryPercent how much of an instalment is deducted at most for an overpayment, 1 to 100
 * @param arrearsAfterSuspension whether what a suspension has withheld is paid when it is lifted
 * @param confirmations absent if none are asked for
 */
public record StipendSettings(
        PayDate payDate,
        @Nullable Indexation indexation,
        @Nullable MeansTest meansTest,
        int recoveryPercent,
        boolean arrearsAfterSuspension,
        @Nullable Confirmations confirmations) {

    /** Leaves three quarters of each instalment for living costs. */
    static final int DEFAULT_RECOVERY_PERCENT = 25;

    /** Holds where a document says nothing, and always did. */
    public static final StipendSettings DEFAULT = new StipendSettings(
            new PayDate(PayDay.ANCHOR, PayDayShift.NONE), null, null, DEFAULT_RECOVERY_PERCENT, true, null);

    /** The day of its month on which an instalment falls due. */
    @Schema(name = "ProgrammePayDate")
    public record PayDate(PayDay day, PayDayShift shift) {}

    /** The day before it is moved. */
    @Schema(name = "PayDay")
    public enum PayDay {
        /** The day of the month on which the stipend began, or the month's last day where there is none. */
        ANCHOR,
        /** The last day of the month on which banks settle euro payments. */
        LAST_TARGET_DAY
    }

    /** Where a day goes on which banks do not settle euro payments. */
    @Schema(name = "PayDayShift")
    public enum PayDayShift {
        /** It stays. */
        NONE,
        /** To the next day on which they do. */
        FOLLOWING,
        /** To the last day before on which they do. */
        PRECEDING
    }

    /**
     * The published index by which amounts are adjusted each year.
     *
     * @param index the code under which its figures are entered, such as {@code EU_HICP}
     * @param mayDecrease whether a year below zero lowers the amount
     */
    @Schema(name = "ProgrammeIndexation")
    public record Indexation(@Schema(examples = "EU_HICP") String index, IndexDay rule, boolean mayDecrease) {}

    /** The day of the year on which the amount changes. */
    @Schema(name = "IndexationRule")
    public enum IndexDay {
        /** 1 January. */
        NEW_YEAR,
        /** The day of the year on which the stipend began; 29 February is 28 February in a year without one. */
        ANNIVERSARY
    }

    /**
     * What a claimant's own income takes off, per month and in the currency of the stipend.
     *
     * @param disregard the income that changes nothing
     * @param taperPercent whole per cent of the rest that is taken off
     * @param floor what is paid at least, unless the stipend itself is lower
     */
    @Schema(name = "ProgrammeMeansTest")
    public record MeansTest(Money disregard, int taperPercent, Money floor) {}

    /**
     * Confirmations that the claimant is alive and entitled, without which a stipend is suspended.
     *
     * @param everyMonths counted from the last one, at first from the grant
     * @param graceDays how many days late one may be
     */
    @Schema(name = "ProgrammeConfirmations")
    public record Confirmations(int everyMonths, int graceDays) {}
}
