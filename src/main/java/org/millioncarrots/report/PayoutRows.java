package org.millioncarrots.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.PayoutReportView.PayoutGroup;

/** The payouts behind the sums, oldest first, as a page shows them: by the claimant's pseudonym, and with no account. */
final class PayoutRows {
    private static final String SQL = """
            select p.id, p.due_on, p.programme, p.kind, p.amount_minor, p.currency, p.state, p.batch_id, c.pseudonym
            from (
                select bucket, id, due_on, programme, kind, amount_minor, currency, state, batch_id, claimant_id
                from report_payout
                where due_on between :first and :last
                    and (cast(:programme as varchar) is null or programme = cast(:programme as varchar))
                    and (cast(:currency as varchar) is null or currency = cast(:currency as varchar))
                    and (cast(:state as varchar) is null or state = cast(:state as varchar))
                    and state = any (:states) and (due_on, id) > (:afterDay, :afterId)
                order by due_on, id limit :limit
            ) as p
            left join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
            order by p.due_on, p.id
            """;

    private static final String COUNTS = """
            select state, currency, count(*) as count, sum(amount_minor) as minor
            from report_payout
            where due_on between :first and :last
                and (cast(:programme as varchar) is null or programme = cast(:programme as varchar))
                and (cast(:currency as varchar) is null or currency = cast(:currency as varchar))
                and (cast(:state as varchar) is null or state = cast(:state as varchar))
            group by state, currency
            order by currency, state
            """;

    private static final Set<String> EXCEPTIONS = Set.of("UNKNOWN", "REJECTED", "RETURNED");

    private PayoutRows() {}

    /** One payout. */
    public record PayoutRow(
            UUID id,
            LocalDate dueOn,
            String programme,
            String kind,
            Money amount,
            String state,
            @Nullable UUID batchId,
            String pseudonym) {

        /** Whether it is among what needs a person, by its own id. */
        public boolean isException() {
            return EXCEPTIONS.contains(state);
        }
    }

    /** The payouts of a state and currency. */
    public record StateSum(String state, long count, Money amount) {}

    /** Where a page begins: after the last payout of the one before. */
    record After(LocalDate day, UUID id) {
        static final After NOTHING = new After(LocalDate.of(1, 1, 1), new UUID(0, 0));
    }

    static Report<PayoutRow> of(PayoutReport.Filter filter, List<String> states, After after, long limit) {
        Map<String, @Nullable Object> parameters = filter.parameters();
        parameters.put("states", states);
        parameters.put("afterDay", after.day());
        parameters.put("afterId", after.id());
        parameters.put("limit", limit);
        return new Report<>(
                SQL,
                parameters,
                PayoutRows::row,
                List.of(
                        new Column<>("payoutId", PayoutRow::id),
                        new Column<>("state", PayoutRow::state),
                        new Column<>("dueOn", PayoutRow::dueOn),
                        new Column<>("programme", PayoutRow::programme),
                        new Column<>("kind", PayoutRow::kind),
                        new Column<>("amount", PayoutRow::amount),
                        new Column<>("currency", row -> row.amount().currency()),
                        new Column<>("batchId", PayoutRow::batchId)));
    }

    static Report<StateSum> counts(PayoutReport.Filter filter) {
        return new Report<>(
                COUNTS,
                filter.parameters(),
                row -> new StateSum(row.text("state"), row.number("count"), row.money("minor", "currency")));
    }

    /** The same from groups of whole payouts, told apart by state. */
    static List<StateSum> counts(List<PayoutGroup> groups) {
        Map<String, StateSum> sums = new TreeMap<>();
        for (PayoutGroup group : groups) {
            String state = Objects.requireNonNull(group.state());
            sums.merge(
                    group.currency() + state,
                    new StateSum(state, group.counted(), group.sums().amount()),
                    (one, other) -> new StateSum(
                            state, one.count() + other.count(), one.amount().plus(other.amount())));
        }
        return List.copyOf(sums.values());
    }

    private static PayoutRow row(Row row) {
        String pseudonym = row.textOrNull("pseudonym");
        return new PayoutRow(
                row.id("id"),
                row.date("due_on"),
                row.text("programme"),
                row.text("kind"),
                row.money("amount_minor", "currency"),
                row.text("state"),
                row.idOrNull("batch_id"),
                pseudonym == null ? "" : pseudonym);
    }

    static Page<PayoutRow> page(List<PayoutRow> readOneMore, int limit) {
        return Page.of(readOneMore, limit, row -> row.dueOn() + "_" + row.id());
    }
}
