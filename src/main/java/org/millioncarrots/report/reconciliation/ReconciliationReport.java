package org.millioncarrots.report.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.reconciliation.ReconciliationView.BankDay;
import org.millioncarrots.report.reconciliation.ReconciliationView.Line;

/** The statements of the database behind the comparison of books and bank. */
final class ReconciliationReport {
    private static final String ACCOUNTS = """
            select id, account, currency, begun_on from bank_account where begun_on is not null order by account, currency
            """;

    /** The balances, the groups and a page of lines in one statement, so that they are of the same moment and compared once. */
    private static final String COMPARISON = """
            with line as materialized (
                select l.* from reconciliation_line(:account, cast(:on as date)) l
            ), listed as (
                select l.* from line l where l.id > :after order by l.id limit :limit
            )
            select a.currency, a.begun_on, a.opening_minor, s.id as last_statement_id, s.last_on, s.balance_minor, d.*
            from bank_account a
            cross join lateral (
                select s.id, s.last_on, s.balance_minor from bank_statement s
                where s.account_id = a.id and s.place is not null and s.last_on <= :on
                order by s.place desc limit 1
            ) s
            cross join (
                select cast(null as uuid) as id, l.kind, count(*) as count, cast(sum(l.amount_minor) as bigint) as amount_minor,
                    cast(null as varchar) as reason, cast(null as date) as found_on, cast(null as bigint) as expected_minor,
                    cast(null as uuid) as statement_id, cast(null as uuid) as message_id, cast(null as integer) as entry,
                    cast(null as varchar) as reference, cast(null as uuid) as payout_id
                from line l
                group by l.kind
                union all
                select l.id, l.kind, 1, l.amount_minor, l.reason, l.found_on, l.expected_minor, l.statement_id, l.message_id, l.entry,
                    l.reference, l.payout_id
                from listed l
            ) d
            where a.id = :account
            order by d.id nulls first, d.kind
            """;

    private static final String LINES = """
            select l.id, l.kind, l.reason, l.found_on, l.amount_minor, l.expected_minor, l.statement_id, l.message_id, l.entry,
                l.reference, l.payout_id, a.currency
            from bank_account a cross join lateral reconciliation_line(a.id, cast(:on as date)) l
            where a.id = :account and l.id > :after
            order by l.id limit :limit
            """;

    private static final String DAYS = """
            with moved as (
                select b.business_on as moved_on, count(distinct b.subject_id) as sent_count, sum(b.amount_minor) as sent,
                    0 as confirmed_count, 0 as confirmed, 0 as returned_count, 0 as returned, 0 as charges, 0 as interest, 0 as moved
                from bank_account a
                join transfer b on b.currency = a.currency and b.step = 'SEND'
                join payment_attempt x on x.bucket = b.bucket and x.id = b.subject_id
                join payout_batch q on q.id = x.batch_id and coalesce(q.account, '') = any (a.names)
                where a.id = :account and b.business_on between :first and :last
                group by b.business_on
                union all
                select t.last_on, 0, 0, count(*) filter (where t.is_debit), coalesce(sum(t.amount_minor) filter (where t.is_debit), 0),
                    count(*) filter (where not t.is_debit), coalesce(sum(t.amount_minor) filter (where not t.is_debit), 0), 0, 0, 0
                from report_told_payment t
                where t.account_id = :account and t.is_own and t.last_on between :first and :last
                group by t.last_on
                union all
                select s.last_on, 0, 0, 0, 0, 0, 0, coalesce(sum(e.amount_minor) filter (where e.nature = 'CHARGES'), 0),
                    coalesce(sum(e.amount_minor) filter (where e.nature = 'INTEREST'), 0), coalesce(sum(e.amount_minor), 0)
                from bank_statement s left join bank_statement_entry e on e.statement_id = s.id
                where s.account_id = :account and s.place is not null and s.last_on between :first and :last
                group by s.last_on
            )
            select a.currency, m.moved_on, cast(sum(m.sent_count) as bigint) as sent_count, cast(sum(m.sent) as bigint) as sent,
                cast(sum(m.confirmed_count) as bigint) as confirmed_count, cast(sum(m.confirmed) as bigint) as confirmed,
                cast(sum(m.returned_count) as bigint) as returned_count, cast(sum(m.returned) as bigint) as returned,
                cast(sum(m.charges) as bigint) as charges, cast(sum(m.interest) as bigint) as interest,
                cast(sum(m.moved + m.confirmed - m.returned - m.charges - m.interest) as bigint) as other,
                (select s.balance_minor from bank_statement s
                    where s.account_id = a.id and s.place is not null and s.last_on = m.moved_on
                    order by s.place desc limit 1) as balance_minor
            from bank_account a join moved m on true
            where a.id = :account
            group by a.id, m.moved_on
            order by m.moved_on
            """;

    private ReconciliationReport() {}

    /** An account whose statements have begun. */
    record ReportedAccount(UUID id, String account, String currency, LocalDate begunOn) {}

    /**
     * One kind of lines or one line, with the balances that are the same in each row.
     *
     * @param line null for all lines of the kind
     */
    record Part(
            LocalDate begunOn,
            Money opening,
            UUID statementId,
            LocalDate statementOn,
            Money bank,
            String kind,
            long count,
            Money amount,
            @Nullable Line line) {}

    static Report<ReportedAccount> accounts() {
        return new Report<>(
                ACCOUNTS,
                Map.of(),
                row -> new ReportedAccount(
                        row.id("id"), row.text("account"), row.text("currency"), row.date("begun_on")));
    }

    static Report<Part> comparison(UUID account, LocalDate on, UUID after, long limit) {
        return new Report<>(
                COMPARISON,
                Map.of("account", account, "on", on, "after", after, "limit", limit),
                row -> new Part(
                        row.date("begun_on"),
                        row.money("opening_minor", "currency"),
                        row.id("last_statement_id"),
                        row.date("last_on"),
                        row.money("balance_minor", "currency"),
                        row.text("kind"),
                        row.number("count"),
                        row.money("amount_minor", "currency"),
                        row.idOrNull("id") == null ? null : line(row)));
    }

    static Report<Line> lines(UUID account, LocalDate on, UUID after, long limit) {
        return new Report<>(
                LINES,
                Map.of("account", account, "on", on, "after", after, "limit", limit),
                ReconciliationReport::line,
                List.of(
                        new Column<>("kind", Line::kind),
                        new Column<>("reason", Line::reason),
                        new Column<>("on", Line::on),
                        new Column<>("amount", Line::amount),
                        new Column<>("currency", line -> line.amount().currency()),
                        new Column<>("expected", Line::expected),
                        new Column<>("statementId", Line::statementId),
                        new Column<>("messageId", Line::messageId),
                        new Column<>("entry", Line::entry),
                        new Column<>("reference", Line::reference),
                        new Column<>("payoutId", Line::payoutId)));
    }

    private static Line line(Row row) {
        return new Line(
                row.id("id"),
                row.text("kind"),
                row.textOrNull("reason"),
                row.date("found_on"),
                row.money("amount_minor", "currency"),
                row.moneyOrNull("expected_minor", "currency"),
                row.idOrNull("statement_id"),
                row.idOrNull("message_id"),
                row.integerOrNull("entry"),
                row.textOrNull("reference"),
                row.idOrNull("payout_id"));
    }

    static Report<BankDay> days(UUID account, LocalDate first, LocalDate last) {
        return new Report<>(
                DAYS,
                Map.of("account", account, "first", first, "last", last),
                ReconciliationReport::day,
                List.of(
                        new Column<>("on", BankDay::on),
                        new Column<>("currency", day -> day.sent().currency()),
                        new Column<>("sentCount", BankDay::sentCount),
                        new Column<>("sent", BankDay::sent),
                        new Column<>("confirmedCount", BankDay::confirmedCount),
                        new Column<>("confirmed", BankDay::confirmed),
                        new Column<>("returnedCount", BankDay::returnedCount),
                        new Column<>("returned", BankDay::returned),
                        new Column<>("charges", BankDay::charges),
                        new Column<>("interest", BankDay::interest),
                        new Column<>("other", BankDay::other),
                        new Column<>("balance", BankDay::balance)));
    }

    private static BankDay day(Row row) {
        return new BankDay(
                row.date("moved_on"),
                row.number("sent_count"),
                row.money("sent", "currency"),
                row.number("confirmed_count"),
                row.money("confirmed", "currency"),
                row.number("returned_count"),
                row.money("returned", "currency"),
                row.money("charges", "currency"),
                row.money("interest", "currency"),
                row.money("other", "currency"),
                balance(row));
    }

    private static @Nullable Money balance(Row row) {
        return row.moneyOrNull("balance_minor", "currency");
    }
}
