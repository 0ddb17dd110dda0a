package org.millioncarrots.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.FinanceView.AgeBand;
import org.millioncarrots.report.FinanceView.AgeingLine;
import org.millioncarrots.report.FinanceView.ExceptionGroup;
import org.millioncarrots.report.FinanceView.ExceptionLine;

/** Payouts that wait, payouts that need a person, and the plain list of all. */
final class PayoutLists {
    private static final String AGEING = """
            with unsettled as (
                select currency, state, amount_minor as minor, cast(:asOf as date) - due_on as days
                from report_payout
                where standing in ('DUE', 'IN_TRANSIT', 'FAILED', 'HELD')
            )
            select currency, state, count(*) as count, sum(minor) as minor,
                count(*) filter (where days <= 1) as count1, coalesce(sum(minor) filter (where days <= 1), 0) as minor1,
                count(*) filter (where days between 2 and 5) as count5,
                coalesce(sum(minor) filter (where days between 2 and 5), 0) as minor5,
                count(*) filter (where days between 6 and 10) as count10,
                coalesce(sum(minor) filter (where days between 6 and 10), 0) as minor10,
                count(*) filter (where days > 10) as count_over, coalesce(sum(minor) filter (where days > 10), 0) as minor_over
            from unsettled
            group by currency, state
            order by currency, state
            """;

    private static final String EXCEPTIONS = """
            select id, kind, reason, programme, benefit, due_on, amount_minor, currency, payout_id, instalment_id, since,
                message_id, line, expected_minor, expected_currency, state, owner
            from report_exception_line
            where (state = :state or :state = '' and state <> 'CLOSED') and coalesce(due_on, cast(since at time zone :zone as date)) between :first and :last and id > :after
            order by id limit :limit
            """;

    private static final String EXCEPTION_GROUPS = """
            select kind, reason, currency, count(*) as count,
                case when count(amount_minor) > 0
                    then cast(least(sum(amount_minor), 9223372036854775807) as bigint) end as amount_minor
            from report_exception_line
            where (state = :state or :state = '' and state <> 'CLOSED') and coalesce(due_on, cast(since at time zone :zone as date)) between :first and :last
            group by kind, reason, currency
            order by kind, reason, currency
            """;

    private static final String LINES = """
            select id, due_on, programme, kind, amount_minor, currency, state, number, created_at, changed_at
            from report_payout
            where due_on between :first and :last
            order by bucket, id limit :limit
            """;

    private static final String LINE_COUNT =
            "select count(*) as lines from report_payout where due_on between :first and :last";

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
                Map.of("asOf", asOf),
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

    private static AgeingLine ageingLine(Row row) {
        return new AgeingLine(
                row.text("currency"),
                row.text("state"),
                row.number("count"),
                row.money("minor", "currency"),
                band(row, "1"),
                band(row, "5"),
                band(row, "10"),
                band(row, "_over"));
    }

    private static AgeBand band(Row row, String name) {
        return new AgeBand(row.number("count" + name), row.money("minor" + name, "currency"));
    }

    /** @param zone the business zone, for lines of bank messages that belong to no due date: the day of their arrival counts */
    static Report<ExceptionLine> exceptions(ZoneId zone, Period period, String state, UUID after, long limit) {
        return new Report<>(
                EXCEPTIONS,
                Map.of(
                        "zone",
                        zone.getId(),
                        "state",
                        state,
                        "first",
                        period.first(),
                        "last",
                        period.last(),
                        "after",
                        after,
                        "limit",
                        limit),
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
                        new Column<>("expectedCurrency", line -> currency(line.expected())),
                        new Column<>("state", ExceptionLine::state),
                        new Column<>("owner", ExceptionLine::owner)));
    }

    private static ExceptionLine exceptionLine(Row row) {
        return new ExceptionLine(
                row.id("id"),
                row.text("kind"),
                row.textOrNull("reason"),
                row.textOrNull("programme"),
                row.textOrNull("benefit"),
                row.dateOrNull("due_on"),
                money(row, "amount_minor", "currency"),
                row.idOrNull("payout_id"),
                row.idOrNull("instalment_id"),
                row.instant("since"),
                row.idOrNull("message_id"),
                row.integerOrNull("line"),
                money(row, "expected_minor", "expected_currency"),
                row.text("state"),
                row.textOrNull("owner"));
    }

    /** Of a line that names no currency there is no amount. */
    private static @Nullable Money money(Row row, String minor, String currency) {
        return row.textOrNull(currency) == null ? null : row.moneyOrNull(minor, currency);
    }

    private static @Nullable CurrencyCode currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    static Report<ExceptionGroup> exceptionGroups(ZoneId zone, Period period, String state) {
        return new Report<>(
                EXCEPTION_GROUPS,
                Map.of("zone", zone.getId(), "state", state, "first", period.first(), "last", period.last()),
                row -> new ExceptionGroup(
                        row.text("kind"),
                        row.textOrNull("reason"),
                        row.textOrNull("currency"),
                        row.number("count"),
                        money(row, "amount_minor", "currency")));
    }

    static Report<PayoutLine> lines(LocalDate from, LocalDate to, long limit) {
        return new Report<>(
                LINES,
                Map.of("first", from, "last", to, "limit", limit),
                row -> new PayoutLine(
                        row.id("id"),
                        row.date("due_on"),
                        row.text("programme"),
                        row.text("kind"),
                        row.money("amount_minor", "currency"),
                        row.text("state"),
                        row.integer("number"),
                        row.instant("created_at"),
                        row.instant("changed_at")),
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
        return new Report<>(LINE_COUNT, Map.of("first", from, "last", to), row -> row.number("lines"));
    }
}
