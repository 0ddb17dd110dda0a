package org.millioncarrots.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.FinanceView.AgeBand;
import org.millioncarrots.report.FinanceView.AgeingLine;
import org.millioncarrots.report.FinanceView.ExceptionGroup;
import org.millioncarrots.report.FinanceView.ExceptionLine;
import org.millioncarrots.report.Report.Column;

/** Payouts that wait, payouts that need a person, and the plain list of all. */
final class PayoutLists {
    private static final String AGEING = """
            with unsettled as (
                select currency, state, amount_minor as minor, ? - due_on as days
                from report_payout
                where standing in ('DUE', 'IN_TRANSIT', 'FAILED', 'HELD')
            )
            select currency, state, count(*), sum(minor),
                count(*) filter (where days <= 1), coalesce(sum(minor) filter (where days <= 1), 0),
                count(*) filter (where days between 2 and 5), coalesce(sum(minor) filter (where days between 2 and 5), 0),
                count(*) filter (where days between 6 and 10), coalesce(sum(minor) filter (where days between 6 and 10), 0),
                count(*) filter (where days > 10), coalesce(sum(minor) filter (where days > 10), 0)
            from unsettled
            group by currency, state
            order by currency, state
            """;

    private static final String EXCEPTIONS = """
            select id, kind, reason, programme, benefit, due_on, amount_minor, currency, payout_id, instalment_id, since,
                message_id, line, expected_minor, expected_currency
            from report_exception_line
            where coalesce(due_on, cast(since at time zone ? as date)) between ? and ? and id > ?
            order by id limit ?
            """;

    private static final String EXCEPTION_GROUPS = """
            select kind, reason, currency, count(*), sum(amount_minor)
            from report_exception_line
            where coalesce(due_on, cast(since at time zone ? as date)) between ? and ?
            group by kind, reason, currency
            order by kind, reason, currency
            """;

    private static final String LINES = """
            select id, due_on, programme, kind, amount_minor, currency, state, number, created_at, changed_at
            from report_payout
            where due_on between ? and ?
            order by bucket, id limit ?
            """;

    private static final String LINE_COUNT = "select count(*) from report_payout where due_on between ? and ?";

    private PayoutLists() {}

    /** A payout as finance exports it: without claimant, partner or bank reference, by which a lost file could tell. */
    record PayoutLine(
            UUID id,
            LocalDate dueOn,
            String programme,
            String kind,
            Money amount,
            String state,
            int number,
            Instant createdAt,
            Instant changedAt) {}

    static Report<AgeingLine> ageing(LocalDate asOf) {
        return new Report<>(
                AGEING,
                List.of(asOf),
                PayoutLists::ageingLine,
                List.of(
                        new Column<>("currency", AgeingLine::currency),
                        new Column<>("state", AgeingLine::state),
                        new Column<>("count", AgeingLine::count),
                        new Column<>("amount", AgeingLine::amount),
                        new Column<>("count0to1", line -> line.days0to1().count()),
                        new Column<>("amount0to1", line -> line.days0to1().amount()),
                        new Column<>("count2to5", line -> line.days2to5().count()),
                        new Column<>("amount2to5", line -> line.days2to5().amount()),
                        new Column<>("count6to10", line -> line.days6to10().count()),
                        new Column<>("amount6to10", line -> line.days6to10().amount()),
                        new Column<>("countOver10", line -> line.over10().count()),
                        new Column<>("amountOver10", line -> line.over10().amount())));
    }

    private static AgeingLine ageingLine(ResultSet row) throws SQLException {
        return new AgeingLine(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                Money.ofMinor(row.getLong(4), row.getString(1)),
                band(row, 5),
                band(row, 7),
                band(row, 9),
                band(row, 11));
    }

    private static AgeBand band(ResultSet row, int column) throws SQLException {
        return new AgeBand(row.getLong(column), Money.ofMinor(row.getLong(column + 1), row.getString(1)));
    }

    /** @param zone the business zone, for lines of bank messages that belong to no due date: the day of their arrival counts */
    static Report<ExceptionLine> exceptions(ZoneId zone, Period period, UUID after, long limit) {
        return new Report<>(
                EXCEPTIONS,
                List.of(zone.getId(), period.first(), period.last(), after, limit),
                PayoutLists::exceptionLine,
                List.of(
                        new Column<>("kind", ExceptionLine::kind),
                        new Column<>("reason", ExceptionLine::reason),
                        new Column<>("programme", ExceptionLine::programme),
                        new Column<>("benefit", ExceptionLine::benefit),
                        new Column<>("dueOn", ExceptionLine::dueOn),
                        new Column<>("amount", ExceptionLine::amount),
                        new Column<>("currency", line -> currency(line.amount())),
                        new Column<>("payoutId", ExceptionLine::payoutId),
                        new Column<>("instalmentId", ExceptionLine::instalmentId),
                        new Column<>("since", ExceptionLine::since),
                        new Column<>("messageId", ExceptionLine::messageId),
                        new Column<>("line", ExceptionLine::line),
                        new Column<>("expected", ExceptionLine::expected),
                        new Column<>("expectedCurrency", line -> currency(line.expected()))));
    }

    private static ExceptionLine exceptionLine(ResultSet row) throws SQLException {
        return new ExceptionLine(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                money(row, 7),
                row.getObject(9, UUID.class),
                row.getObject(10, UUID.class),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getObject(12, UUID.class),
                row.getObject(13, Integer.class),
                money(row, 14));
    }

    private static @Nullable Money money(ResultSet row, int minor) throws SQLException {
        String currency = row.getString(minor + 1);
        return currency == null ? null : Money.ofMinor(row.getLong(minor), currency);
    }

    private static @Nullable CurrencyCode currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    static Report<ExceptionGroup> exceptionGroups(ZoneId zone, Period period) {
        return new Report<>(
                EXCEPTION_GROUPS,
                List.of(zone.getId(), period.first(), period.last()),
                row -> new ExceptionGroup(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(3) == null ? null : Money.ofMinor(row.getLong(5), row.getString(3))),
                List.of());
    }

    static Report<PayoutLine> lines(LocalDate from, LocalDate to, long limit) {
        return new Report<>(
                LINES,
                List.of(from, to, limit),
                row -> new PayoutLine(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getString(3),
                        row.getString(4),
                        Money.ofMinor(row.getLong(5), row.getString(6)),
                        row.getString(7),
                        row.getInt(8),
                        row.getObject(9, OffsetDateTime.class).toInstant(),
                        row.getObject(10, OffsetDateTime.class).toInstant()),
                List.of(
                        new Column<>("payoutId", PayoutLine::id),
                        new Column<>("dueOn", PayoutLine::dueOn),
                        new Column<>("programme", PayoutLine::programme),
                        new Column<>("kind", PayoutLine::kind),
                        new Column<>("amount", PayoutLine::amount),
                        new Column<>("currency", line -> line.amount().currency()),
                        new Column<>("state", PayoutLine::state),
                        new Column<>("number", PayoutLine::number),
                        new Column<>("createdAt", PayoutLine::createdAt),
                        new Column<>("changedAt", PayoutLine::changedAt)));
    }

    static Report<Long> lineCount(LocalDate from, LocalDate to) {
        return new Report<>(LINE_COUNT, List.of(from, to), row -> row.getLong(1), List.of());
    }
}
