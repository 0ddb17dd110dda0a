package org.millioncarrots.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.PayoutReportView.PayoutGroup;
import org.millioncarrots.report.PayoutReportView.PayoutSums;

/** Payouts by whatever finance wants to see them by. */
final class PayoutReport {
    /**
     * Equal amounts of one programme version are counted first and split once, so that a million payouts are split as fast as
     * their few hundred different amounts; by days first, whose month is looked for once. The placeholders take fixed column names, never
     * what a caller sent.
     */
    private static final String SQL = """
            with days as (
                select programme, programme_version, currency, due_on, state, standing, amount_minor, count(*) as n
                from report_payout
                where due_on between :first and :last
                    and (cast(:programme as varchar) is null or programme = cast(:programme as varchar))
                    and (cast(:currency as varchar) is null or currency = cast(:currency as varchar))
                    and (cast(:state as varchar) is null or state = cast(:state as varchar))
                group by programme, programme_version, currency, due_on, state, standing, amount_minor
            ), counted as (
                select programme, programme_version, currency, to_char(due_on, 'YYYY-MM') as due_month, state, standing, amount_minor,
                    sum(n) as n
                from days
                group by programme, programme_version, currency, to_char(due_on, 'YYYY-MM'), state, standing, amount_minor
            ), split as (
                select c.programme, c.currency, c.due_month, c.state, c.standing, c.n,
                    %s
            )
            select %s, sum(n) as count,
                coalesce(sum(n) filter (where place = 1 or cast(:sponsor as varchar) is not null), 0) as counted, sum(minor) as minor,
                coalesce(sum(minor) filter (where standing = 'DUE'), 0) as due,
                coalesce(sum(minor) filter (where standing = 'IN_TRANSIT'), 0) as in_transit,
                coalesce(sum(minor) filter (where standing = 'SETTLED'), 0) as settled,
                coalesce(sum(minor) filter (where standing = 'FAILED'), 0) as failed,
                coalesce(sum(minor) filter (where standing = 'HELD'), 0) as held,
                coalesce(sum(minor) filter (where standing = 'CLOSED'), 0) as closed
            from split
            %s
            group by %s
            order by %s
            """;

    private static final String BY_SPONSOR = """
            s.sponsor, coalesce(s.place, 1) as place, c.n * coalesce(s.amount_minor, c.amount_minor) as minor
            from counted c
            left join lateral sponsor_shares(c.programme, c.programme_version, c.amount_minor) as s on true""";

    private static final String OF_SPONSOR = "where sponsor = :sponsor";

    private static final String WHOLE = """
            1 as place, c.n * cast(c.amount_minor as numeric) as minor
            from counted c""";

    private PayoutReport() {}

    /**
     * Which payouts are counted; null for any.
     *
     * @param sponsor of whose share of each payout the amounts are
     */
    record Filter(
            Period due,
            @Nullable String programme,
            @Nullable String sponsor,
            @Nullable String currency,
            PayoutReportResource.@Nullable StateAsked state) {

        /** For statements on report_payout, which know no sponsor. */
        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("first", due.first());
            parameters.put("last", due.last());
            parameters.put("programme", programme);
            parameters.put("currency", currency);
            parameters.put("state", state);
            return parameters;
        }

        /** As a query of the API, by which it can be asked again. */
        String query(List<Dimension> groupBy) {
            StringBuilder query = new StringBuilder(
                    "groupBy=" + groupBy.stream().map(Dimension::wireName).collect(Collectors.joining(",")));
            add(query, "from", due.from());
            add(query, "to", due.to());
            add(query, "programme", programme);
            add(query, "sponsor", sponsor);
            add(query, "currency", currency);
            add(query, "state", state);
            return query.toString();
        }

        private static void add(StringBuilder query, String name, @Nullable Object value) {
            if (value != null) {
                query.append('&').append(name).append('=').append(value);
            }
        }
    }

    static Report<PayoutGroup> of(Filter filter, List<Dimension> groupBy) {
        String columns = groupBy.stream().map(Dimension::column).collect(Collectors.joining(", "));
        boolean split = groupBy.contains(Dimension.SPONSOR) || filter.sponsor() != null;
        String sql = SQL.formatted(
                split ? BY_SPONSOR : WHOLE, columns, filter.sponsor() == null ? "" : OF_SPONSOR, columns, columns);
        Map<String, @Nullable Object> parameters = filter.parameters();
        parameters.put("sponsor", filter.sponsor());
        return new Report<>(sql, parameters, row -> read(row, groupBy), columns(groupBy));
    }

    private static PayoutGroup read(Row row, List<Dimension> groupBy) {
        return new PayoutGroup(
                valueOrNull(Dimension.PROGRAMME, row, groupBy),
                row.text("currency"),
                valueOrNull(Dimension.MONTH, row, groupBy),
                valueOrNull(Dimension.STATE, row, groupBy),
                valueOrNull(Dimension.SPONSOR, row, groupBy),
                row.number("counted"),
                new PayoutSums(
                        row.number("count"),
                        row.money("minor", "currency"),
                        row.money("due", "currency"),
                        row.money("in_transit", "currency"),
                        row.money("settled", "currency"),
                        row.money("failed", "currency"),
                        row.money("held", "currency"),
                        row.money("closed", "currency")));
    }

    private static @Nullable String valueOrNull(Dimension dimension, Row row, List<Dimension> groupBy) {
        return groupBy.contains(dimension) ? row.textOrNull(dimension.column()) : null;
    }

    private static List<Column<PayoutGroup>> columns(List<Dimension> groupBy) {
        List<Column<PayoutGroup>> columns = new ArrayList<>();
        groupBy.forEach(dimension -> columns.add(new Column<>(dimension.wireName(), dimension.value())));
        columns.add(new Column<>("count", group -> group.sums().count()));
        columns.add(new Column<>("amount", group -> group.sums().amount()));
        columns.add(new Column<>("due", group -> group.sums().due()));
        columns.add(new Column<>("inTransit", group -> group.sums().inTransit()));
        columns.add(new Column<>("settled", group -> group.sums().settled()));
        columns.add(new Column<>("failed", group -> group.sums().failed()));
        columns.add(new Column<>("held", group -> group.sums().held()));
        columns.add(new Column<>("closed", group -> group.sums().closed()));
        return List.copyOf(columns);
    }
}
