package org.millioncarrots.report.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;

/**
 * What was promised in one currency and paid in another, at which rates, and what the other day's rate would have given.
 *
 * @param payoutsBy which payouts are compared, and on which day
 * @param groupBy in the order of the rows
 * @param totals by pair of currencies and fixing
 * @param withoutRate the days for which no rate is stored, so that nothing is compared
 */
@RegisterForReflection
@Schema(name = "ExchangeReport")
record ExchangeView(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        PayoutsBy payoutsBy,
        List<String> groupBy,
        List<ExchangeGroup> rows,
        List<ExchangeTotal> totals,
        List<MissingRate> withoutRate) {

    /** On which day a payout counts. */
    @Schema(name = "ExchangePayoutsBy")
    enum PayoutsBy {
        /** Settled payouts, on the day on which the bank's confirmation was booked here. */
        PAID,
        /** All payouts that stand, on their due date: the day whose rate is taken where a programme fixes at payment. */
        DUE
    }

    /**
     * One group at one set of rates; only the fields that were grouped by are there.
     *
     * @param month of the booking, of payouts of the day on which they count
     * @param fixing {@code AWARD} or {@code PAYMENT}
     * @param rates by which the promise became the sum that is paid, in the order in which they lead there
     * @param daysWithoutRate see {@link MissingRate}
     */
    @Schema(name = "ExchangeGroup")
    record ExchangeGroup(
            @Nullable String programme,
            @Nullable String month,
            @Nullable String sponsor,
            String promisedCurrency,
            String paidCurrency,
            String fixing,
            List<PinnedRate> rates,
            @JsonUnwrapped ExchangeSums sums,
            @JsonIgnore List<LocalDate> daysWithoutRate) {}

    /** All of one pair and fixing. */
    @Schema(name = "ExchangeTotal")
    record ExchangeTotal(
            String promisedCurrency,
            String paidCurrency,
            String fixing,
            @JsonUnwrapped ExchangeSums sums) {}

    /**
     * The first two are the exchanges booked in the period, and over all groups the balance of the books' EXCHANGE accounts is
     * promised less came to. The others are the payouts that count in the period, in the currency that is paid.
     *
     * @param promised exchanged, in the currency of the promise; less what changes of awards gave back
     * @param cameTo what it came to, in the currency that is paid
     * @param payouts how many; by sponsor each counts for every one of its sponsors
     * @param paid what they come to
     * @param withoutRate the part of it that is not compared, because no rate is stored for the day
     * @param otherwise what the rest would have cost at the other day's rate: fixed at award, at that of the day of the payout;
     *     fixed at payment, at that of the day of the award
     * @param difference otherwise less that rest: positive if the way that was taken was the cheaper one
     */
    @Schema(name = "ExchangeSums")
    record ExchangeSums(
            Money promised,
            Money cameTo,
            long payouts,
            Money paid,
            Money withoutRate,
            Money otherwise,
            Money difference) {

        static ExchangeSums none(String promisedCurrency, String paidCurrency) {
            Money zero = Money.ofMinor(0, paidCurrency);
            return new ExchangeSums(Money.ofMinor(0, promisedCurrency), zero, 0, zero, zero, zero, zero);
        }

        ExchangeSums booked(Money more, Money cameToMore) {
            return new ExchangeSums(
                    promised.plus(more), cameTo.plus(cameToMore), payouts, paid, withoutRate, otherwise, difference);
        }

        ExchangeSums compared(long count, Money amount, Money atOtherRate) {
            return new ExchangeSums(
                    promised,
                    cameTo,
                    payouts + count,
                    paid.plus(amount),
                    withoutRate,
                    otherwise.plus(atOtherRate),
                    difference.plus(atOtherRate).minus(amount));
        }

        ExchangeSums notCompared(long count, Money amount) {
            return new ExchangeSums(
                    promised,
                    cameTo,
                    payouts + count,
                    paid.plus(amount),
                    withoutRate.plus(amount),
                    otherwise,
                    difference);
        }
    }

    /**
     * @param on the day for which no rate is stored
     * @param payouts how many are not compared for that reason
     * @param paid what they come to
     */
    @Schema(name = "ExchangeWithoutRate")
    record MissingRate(String promisedCurrency, String paidCurrency, LocalDate on, long payouts, Money paid) {}
}
