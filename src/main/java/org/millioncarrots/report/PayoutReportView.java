package org.millioncarrots.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * Payouts by group, and their totals per currency.
 *
 * @param groupBy in the order of the rows
 */
@RegisterForReflection
@Schema(name = "PayoutReport")
record PayoutReportView(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> groupBy,
        List<PayoutGroup> rows,
        List<PayoutTotal> totals) {

    /**
     * The sums of one group; only the fields that were grouped by are there.
     *
     * @param month of the due date, such as {@code 2022-03}
     * @param counted how many payouts of this group are counted in no other group: those split by sponsor count once
     */
    @Schema(name = "PayoutGroup")
    record PayoutGroup(
            @Nullable String programme,
            String currency,
            @Nullable String month,
            @Nullable String state,
            @Nullable String sponsor,
            @JsonIgnore long counted,
            @JsonUnwrapped PayoutSums sums) {

        private PayoutGroup plus(PayoutGroup other) {
            return new PayoutGroup(
                    programme,
                    currency,
                    month,
                    state,
                    sponsor,
                    counted + other.counted,
                    sums.plus(other.sums, other.sums.count()));
        }

        private PayoutGroup ofAnyState() {
            return new PayoutGroup(programme, currency, month, null, sponsor, counted, sums);
        }
    }

    /** Groups that are told apart by state, put together in the order of their firsts. */
    static List<PayoutGroup> acrossStates(List<PayoutGroup> groups) {
        Map<List<@Nullable String>, PayoutGroup> together = new LinkedHashMap<>();
        for (PayoutGroup group : groups) {
            together.merge(
                    Arrays.asList(group.programme(), group.currency(), group.month(), group.sponsor()),
                    group.ofAnyState(),
                    PayoutGroup::plus);
        }
        return List.copyOf(together.values());
    }

    /** All payouts of one currency. */
    @Schema(name = "PayoutTotal")
    record PayoutTotal(String currency, @JsonUnwrapped PayoutSums sums) {}

    /**
     * A number of payouts, their amount, and where that stands; the six places sum to the amount.
     *
     * @param due owed and not yet sent
     * @param inTransit with the bank, not confirmed
     * @param settled confirmed by the bank
     * @param failed rejected or returned, and still owed
     * @param held stopped, and still owed
     * @param closed cancelled, or replaced by another payout
     */
    @Schema(name = "PayoutSums")
    record PayoutSums(
            long count,
            Money amount,
            Money due,
            Money inTransit,
            Money settled,
            Money failed,
            Money held,
            Money closed) {

        PayoutSums plus(PayoutSums other, long counted) {
            return new PayoutSums(
                    count + counted,
                    amount.plus(other.amount),
                    due.plus(other.due),
                    inTransit.plus(other.inTransit),
                    settled.plus(other.settled),
                    failed.plus(other.failed),
                    held.plus(other.held),
                    closed.plus(other.closed));
        }

        static PayoutSums none(String currency) {
            Money zero = Money.ofMinor(0, currency);
            return new PayoutSums(0, zero, zero, zero, zero, zero, zero, zero);
        }
    }

    static PayoutReportView of(
            @Nullable LocalDate from, @Nullable LocalDate to, List<Dimension> groupBy, List<PayoutGroup> rows) {
        Map<String, PayoutSums> totals = new TreeMap<>();
        for (PayoutGroup row : rows) {
            totals.compute(row.currency(), (currency, sum) -> (sum == null ? PayoutSums.none(currency) : sum)
                    .plus(row.sums(), row.counted()));
        }
        return new PayoutReportView(
                from,
                to,
                groupBy.stream().map(Dimension::wireName).toList(),
                rows,
                totals.entrySet().stream()
                        .map(total -> new PayoutTotal(total.getKey(), total.getValue()))
                        .toList());
    }
}
