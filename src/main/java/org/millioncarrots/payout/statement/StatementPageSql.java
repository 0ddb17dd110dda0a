package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.statement.StatementPage.Line;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** How the entries of a statement are explained, and each with what became of it. */
@ApplicationScoped
class StatementPageSql {
    /** An entry is explained by the payments of ours that it tells, and its rest by a ruling on all lines of it that need one. */
    private static final String EXPLAINED = """
            with told as (
                select t.entry, sum(t.amount_minor) as minor
                from report_told_payment t where t.statement_id = :id and t.is_own
                group by t.entry
            ), ruled as (
                select l.entry, bool_and(c.state is not null and c.state = 'CLOSED') as is_closed
                from bank_statement s
                join bank_message_line l on l.message_id = s.message_id and l.entry is not null
                left join exception_case c on c.exception_id = derived_id(l.message_id, 'line/' || l.line)
                where s.id = :id and l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')
                group by l.entry
            ), part as (
                select e.amount_minor as minor,
                    case when e.amount_minor < 0 then -coalesce(t.minor, 0) else coalesce(t.minor, 0) end as matched,
                    coalesce(r.is_closed, false) as is_ruled
                from bank_statement_entry e
                left join told t on t.entry = e.entry
                left join ruled r on r.entry = e.entry
                where e.statement_id = :id
            )
            select a.currency, cast(coalesce(sum(p.minor), 0) as bigint) as moved,
                cast(coalesce(sum(p.matched), 0) as bigint) as matched,
                cast(coalesce(sum(p.minor - p.matched) filter (where p.is_ruled), 0) as bigint) as explained,
                cast(coalesce(sum(p.minor - p.matched) filter (where not p.is_ruled), 0) as bigint) as open
            from bank_statement s
            join bank_account a on a.id = s.account_id
            left join part p on true
            where s.id = :id
            group by a.currency
            """;

    private static final String LINES = """
            select e.entry, e.nature, e.amount_minor, a.currency, e.booked_on, e.reference, l.answer, l.reason,
                l.amount_minor as line_minor, l.currency as line_currency, l.outcome, l.payout_id
            from bank_statement s
            join bank_account a on a.id = s.account_id
            join bank_statement_entry e on e.statement_id = s.id
            left join bank_message_line l on l.message_id = e.message_id and l.entry = e.entry
            where s.id = :id
            """;

    private final Sql sql;

    StatementPageSql(Sql sql) {
        this.sql = sql;
    }

    /** Signed as the account moves; the last three sum to the first. */
    record Sums(Money moved, Money matched, Money explained, Money open) {}

    Sums sums(UUID id) {
        return sql.of(EXPLAINED)
                .with("id", id)
                .one(row -> new Sums(
                        row.money("moved", "currency"),
                        row.money("matched", "currency"),
                        row.money("explained", "currency"),
                        row.money("open", "currency")));
    }

    /** Those first that need a person. */
    List<Line> lines(UUID id, int limit) {
        return sql.of(LINES + """
                order by coalesce(l.outcome in ('APPLIED', 'REPEATED'), false), e.entry, l.line limit :limit
                """).with("id", id).with("limit", limit).list(StatementPageSql::line);
    }

    long count(UUID id) {
        return sql.of("select count(*) from (" + LINES + ") l").with("id", id).number();
    }

    /** In the order of the statement. */
    void each(UUID id, Consumer<Line> taker) {
        sql.of(LINES + "order by e.entry, l.line").with("id", id).forEach(row -> taker.accept(line(row)));
    }

    private static Line line(Row row) {
        return new Line(
                row.integer("entry"),
                row.text("nature"),
                row.money("amount_minor", "currency"),
                row.dateOrNull("booked_on"),
                row.textOrNull("reference"),
                text(row.textOrNull("answer")),
                text(row.textOrNull("reason")),
                row.textOrNull("line_currency") == null ? null : row.moneyOrNull("line_minor", "line_currency"),
                text(row.textOrNull("outcome")),
                row.idOrNull("payout_id"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
