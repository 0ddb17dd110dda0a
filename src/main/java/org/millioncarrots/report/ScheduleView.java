package org.millioncarrots.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/** A claimant's instalments by due date, and their totals per currency. */
@Schema(name = "Schedule")
record ScheduleView(
        UUID claimantId, LocalDate asOf, List<ScheduledInstalment> instalments, List<ScheduleTotal> totals) {

    /** Where an instalment stands on the day of the answer. */
    @Schema(name = "ScheduleStanding")
    enum Standing {
        /** Its day has not come. */
        SCHEDULED,
        /** Its day has come and it is not paid yet: to be paid, collected, or with the bank. */
        DUE,
        /** Stopped by a hold or a suspension; still owed. */
        HELD,
        /** Rejected or sent back by the bank; still owed. */
        RETURNED,
        /** Confirmed by the bank. */
        PAID,
        /** Not owed any more. */
        CANCELLED
    }

    /**
     * One instalment with its payouts, the newest last.
     *
     * @param amount withheld from partners where the programme's group has a cap over several programmes, as in awards; then it is in
     *     no total either
     * @param state of the instalment itself
     */
    @Schema(name = "ScheduledInstalment")
    record ScheduledInstalment(
            UUID id,
            UUID awardId,
            String programme,
            String kind,
            LocalDate dueOn,
            LocalDate periodFrom,
            LocalDate periodTo,
            @Nullable Money amount,
            String state,
            Standing standing,
            List<SchedulePayout> payouts) {

        ScheduledInstalment with(Standing now, List<SchedulePayout> all) {
            return new ScheduledInstalment(
                    id, awardId, programme, kind, dueOn, periodFrom, periodTo, amount, state, now, all);
        }
    }

    /** @param settledOn the day on which the bank's confirmation was booked, in the business zone; only if settled */
    @Schema(name = "SchedulePayout")
    record SchedulePayout(
            UUID id,
            int number,
            @Nullable Money amount,
            String state,
            @Nullable LocalDate settledOn) {}

    /**
     * Sums of instalments in the currency in which they are owed: awarded is paid, due, held, returned and scheduled together.
     *
     * @param awarded all instalments that are not cancelled
     */
    @Schema(name = "ScheduleTotal")
    record ScheduleTotal(
            String currency, Money awarded, Money paid, Money due, Money held, Money returned, Money scheduled) {

        static ScheduleTotal of(Money amount, Standing standing) {
            return new ScheduleTotal(
                    amount.currency().value(),
                    amount,
                    only(amount, standing, Standing.PAID),
                    only(amount, standing, Standing.DUE),
                    only(amount, standing, Standing.HELD),
                    only(amount, standing, Standing.RETURNED),
                    only(amount, standing, Standing.SCHEDULED));
        }

        ScheduleTotal plus(ScheduleTotal other) {
            return new ScheduleTotal(
                    currency,
                    awarded.plus(other.awarded),
                    paid.plus(other.paid),
                    due.plus(other.due),
                    held.plus(other.held),
                    returned.plus(other.returned),
                    scheduled.plus(other.scheduled));
        }

        private static Money only(Money amount, Standing standing, Standing asked) {
            return standing == asked ? amount : Money.zero(amount.currency());
        }
    }
}
