package org.millioncarrots.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.PayoutReportView.PayoutGroup;
import org.millioncarrots.report.PayoutReportView.PayoutSums;
import org.millioncarrots.report.Report.Column;

/** Payouts by whatever finance wants to see them by. */
final class PayoutReport {
    /**
     * Equal amounts of one programme version are counted first and split once, so that a million payouts are split as fast as
     * their few hundred different amounts. The placeholders take fixed column names, never what a caller sent.
     */
    private static final String SQL = """
            with counted as (
                select programme, programme_version, currency, due_month, state, standing, amount_minor, count(*) as n
                from report_payout
                where due_on between ? and ?
                group by programme, programme_version, currency, due_month, state, standing, amount_minor
            ), split as (
                select c.programme, c.currency, to_char(c.due_month, 'YYYY-MM') as due_month, c.state, c.standing, c.n,
                    %s
            )
            select %s, currency, %s, %s, %s, sum(n), sum(n) filter (where place = 1),
                sum(minor),
                coalesce(sum(minor) filter (where standing = 'DUE'), 0),
                coalesce(sum(minor) filter (where standing = 'IN_TRANSIT'), 0),
                coalesce(sum(minor) filter (where standing = 'SETTLED'), 0),
                coalesce(sum(minor) filter (where standing = 'FAILED'), 0),
                coalesce(sum(minor) filter (where standing = 'HELD'), 0),
                coalesce(sum(minor) filter (where standing = 'CLOSED'), 0)
            from split
            group by %s
            order by %s
            """;

    private static final String BY_SPONSOR = """
            s.sponsor, coalesce(s.place, 1) as place, c.n * coalesce(s.amount_minor, c.amount_minor) as minor
            from counted c
            left join lateral sponsor_shares(c.programme, c.programme_version, c.amount_minor) as s on true""";

    private static final String WHOLE = """
            1 as place, c.n * cast(c.amount_minor as numeric) as minor
            from counted c""";

    private PayoutReport() {}

    static Report<PayoutGroup> of(LocalDate from, LocalDate to, List<Dimension> groupBy) {
        String columns = groupBy.stream().map(Dimension::column).collect(Collectors.joining(", "));
        String sql = SQL.formatted(
                groupBy.contains(Dimension.SPONSOR) ? BY_SPONSOR : WHOLE,
                columnOrNull(Dimension.PROGRAMME, groupBy),
                columnOrNull(Dimension.MONTH, groupBy),
                columnOrNull(Dimension.STATE, groupBy),
                columnOrNull(Dimension.SPONSOR, groupBy),
                columns,
                columns);
        return new Report<>(sql, List.of(from, to), PayoutReport::read, columns(groupBy));
    }

    private static String columnOrNull(Dimension dimension, List<Dimension> groupBy) {
        return groupBy.contains(dimension) ? dimension.column() : "cast(null as varchar)";
    }

    private static PayoutGroup read(ResultSet row) throws SQLException {
        String currency = row.getString(2);
        PayoutSums sums = new PayoutSums(
                row.getLong(6),
                Money.ofMinor(row.getLong(8), currency),
                Money.ofMinor(row.getLong(9), currency),
                Money.ofMinor(row.getLong(10), currency),
                Money.ofMinor(row.getLong(11), currency),
                Money.ofMinor(row.getLong(12), currency),
                Money.ofMinor(row.getLong(13), currency),
                Money.ofMinor(row.getLong(14), currency));
        return new PayoutGroup(
                row.getString(1), currency, row.getString(3), row.getString(4), row.getString(5), row.getLong(7), sums);
    }

    private static List<Column<PayoutGroup>> columns(List<Dimension> groupBy) {
        List<Column<PayoutGroup>> columns = new ArrayList<>();
        groupBy.forEach(dimension -> columns.add(new Column<>(dimension.wireName(), group -> cell(dimension, group))));
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

    private static @Nullable Object cell(Dimension dimension, PayoutGroup group) {
        return switch (dimension) {
            case PROGRAMME -> group.programme();
            case CURRENCY -> group.currency();
            case MONTH -> group.month();
            case STATE -> group.state();
            case SPONSOR -> group.sponsor();
        };
    }
}
