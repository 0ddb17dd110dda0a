package org.millioncarrots.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Listed;

/** What finance reads besides the payout report. */
@RegisterForReflection
interface FinanceView {
    /** @param totals per currency, over all programmes and sponsors */
    @Schema(name = "BudgetReport")
    record Budget(List<BudgetLine> rows, List<BudgetLine> totals) {
        static Budget of(List<BudgetLine> rows) {
            return new Budget(
                    rows, sums(rows.stream().map(BudgetLine::total).toList(), BudgetLine::currency, BudgetLine::plus));
        }
    }

    /**
     * Balances of the books. Appropriated is the sum of all that follow but queued.
     *
     * @param appropriated voted
     * @param available voted and not promised; negative if more was promised than voted
     * @param committed promised by awards and not yet due
     * @param payable due and not yet sent
     * @param inTransit sent and not yet confirmed
     * @param settled confirmed by the bank
     * @param recovery overpaid and still to be deducted
     * @param exchanged gone into another currency; negative in the currency into which it went
     * @param queued what awards wait for that no money was voted for; in no book yet
     * @param charges of banks, borne by the sponsors
     * @param claimed laid out, and asked back from a bank
     * @param writtenOff lost
     */
    @Schema(name = "BudgetLine")
    record BudgetLine(
            @Nullable String programme,
            @Nullable String sponsor,
            String currency,
            Money appropriated,
            Money available,
            Money committed,
            Money payable,
            Money inTransit,
            Money settled,
            Money recovery,
            Money exchanged,
            Money queued,
            Money charges,
            Money claimed,
            Money writtenOff) {
        BudgetLine plus(BudgetLine other) {
            return new BudgetLine(
                    null,
                    null,
                    currency,
                    appropriated.plus(other.appropriated),
                    available.plus(other.available),
                    committed.plus(other.committed),
                    payable.plus(other.payable),
                    inTransit.plus(other.inTransit),
                    settled.plus(other.settled),
                    recovery.plus(other.recovery),
                    exchanged.plus(other.exchanged),
                    queued.plus(other.queued),
                    charges.plus(other.charges),
                    claimed.plus(other.claimed),
                    writtenOff.plus(other.writtenOff));
        }

        BudgetLine total() {
            return new BudgetLine(
                    null,
                    null,
                    currency,
                    appropriated,
                    available,
                    committed,
                    payable,
                    inTransit,
                    settled,
                    recovery,
                    exchanged,
                    queued,
                    charges,
                    claimed,
                    writtenOff);
        }
    }

    /** @param from the first of the months */
    @Schema(name = "LiabilityReport")
    record Liabilities(LocalDate from, List<LiabilityLine> rows, List<LiabilityLine> totals) {
        static Liabilities of(LocalDate from, List<LiabilityLine> rows) {
            return new Liabilities(
                    from,
                    rows,
                    sums(
                            rows.stream().map(LiabilityLine::total).toList(),
                            LiabilityLine::currency,
                            LiabilityLine::plus));
        }
    }

    /** @param period a month such as {@code 2022-03}, {@code EARLIER} than the first or {@code LATER} than the last */
    @Schema(name = "LiabilityLine")
    record LiabilityLine(
            @Nullable String programme,
            String currency,
            @Nullable String period,
            long count,
            Money amount) {
        LiabilityLine plus(LiabilityLine other) {
            return new LiabilityLine(null, currency, null, count + other.count, amount.plus(other.amount));
        }

        LiabilityLine total() {
            return new LiabilityLine(null, currency, null, count, amount);
        }
    }

    /** Payouts that are not settled, by days since they fell due. */
    @Schema(name = "AgeingReport")
    record Ageing(LocalDate asOf, List<AgeingLine> rows, List<AgeingLine> totals) {
        static Ageing of(LocalDate asOf, List<AgeingLine> rows) {
            return new Ageing(
                    asOf,
                    rows,
                    sums(rows.stream().map(AgeingLine::total).toList(), AgeingLine::currency, AgeingLine::plus));
        }
    }

    /** @param days0to1 due today, yesterday, or not before tomorrow */
    @Schema(name = "AgeingLine")
    record AgeingLine(
            String currency,
            @Nullable String state,
            long count,
            Money amount,
            AgeBand days0to1,
            AgeBand days2to5,
            AgeBand days6to10,
            AgeBand over10) {
        AgeingLine plus(AgeingLine other) {
            return new AgeingLine(
                    currency,
                    null,
                    count + other.count,
                    amount.plus(other.amount),
                    days0to1.plus(other.days0to1),
                    days2to5.plus(other.days2to5),
                    days6to10.plus(other.days6to10),
                    over10.plus(other.over10));
        }

        AgeingLine total() {
            return new AgeingLine(currency, null, count, amount, days0to1, days2to5, days6to10, over10);
        }
    }

    /** Payouts of one range of ages. */
    @Schema(name = "AgeBand")
    record AgeBand(long count, Money amount) {
        AgeBand plus(AgeBand other) {
            return new AgeBand(count + other.count, amount.plus(other.amount));
        }
    }

    /**
     * What needs a person.
     *
     * @param groups all exceptions of the period by kind and reason
     * @param items one page of them
     * @param next the cursor that gives the following page; absent on the last one
     */
    @Schema(name = "ExceptionReport")
    record Exceptions(
            List<ExceptionGroup> groups,
            List<ExceptionLine> items,
            @Nullable String next) implements Listed {
        @Override
        public int listed() {
            return items.size();
        }
    }

    /**
     * @param reason the bank's code or the run's reason; absent if none was given
     * @param amount absent, like the currency, for lines of bank messages that name none
     */
    @Schema(name = "ExceptionGroup")
    record ExceptionGroup(
            String kind,
            @Nullable String reason,
            @Nullable String currency,
            long count,
            @Nullable Money amount) {}

    /**
     * @param kind {@code REJECTED}, {@code RETURNED}, {@code UNKNOWN}, {@code SKIPPED} by the newest run to reach it, or
     *     {@code STOPPED} if it is due and no batch takes it, with what stops it as the reason; of bank messages {@code UNMATCHED} if no payment of ours is meant, {@code PARKED} if the status has no rule or does not
     *     fit, {@code MISMATCH} if the amount is another, {@code RETURNED_LESS} if less came back than was paid; of an account's
     *     statements {@code STATEMENT_MISSING}, {@code STATEMENT_NUMBER_GAP}, {@code STATEMENT_PAGE_MISSING}, {@code
     *     STATEMENT_BALANCE_GAP}, {@code STATEMENT_SUM_DIFFERS}, {@code STATEMENT_LEDGER_DIFFERS} and {@code
     *     STATEMENT_LINE_DIFFERS}, whose due date is the day that they are about
     * @param programme absent, like benefit, due date and instalment, if no payout is known
     * @param amount for lines of bank messages what the bank names, if it names any
     * @param payoutId absent for what was skipped: no payout was made
     * @param since when the bank's answer was applied, the silence noticed, or the run started
     * @param messageId the bank message whose line it is
     * @param expected the payout's amount, where the bank speaks of a payout of ours
     */
    @Schema(name = "ExceptionLine")
    record ExceptionLine(
            UUID id,
            String kind,
            @Nullable String reason,
            @Nullable String programme,
            @Nullable String benefit,
            @Nullable LocalDate dueOn,
            @Nullable Money amount,
            @Nullable UUID payoutId,
            @Nullable UUID instalmentId,
            Instant since,
            @Nullable UUID messageId,
            @Nullable Integer line,
            @Nullable Money expected,
            String state,
            @Nullable String owner) {}

    private static <T> List<T> sums(
            List<T> rows, Function<T, String> currency, java.util.function.BinaryOperator<T> plus) {
        Map<String, T> totals = new TreeMap<>();
        rows.forEach(row -> totals.merge(currency.apply(row), row, plus));
        return List.copyOf(totals.values());
    }
}
