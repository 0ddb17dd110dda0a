package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.exception.ExceptionFilter.Age;
import org.millioncarrots.payout.exception.ExceptionQuery.After;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of the list of exceptions: its groups, its rows and their count by one and the same condition. */
@ApplicationScoped
class ExceptionListSql {
    private static final String CHOSEN = """
            from report_exception_line
            where (state = cast(:state as varchar) or cast(:state as varchar) is null and state <> 'CLOSED')
                and (cast(:kind as varchar) is null or kind = cast(:kind as varchar))
                and (cast(:reason as varchar) is null or coalesce(reason, '-') = cast(:reason as varchar))
                and case cast(:whose as varchar) when 'NOBODY' then owner is null
                    when 'MINE' then lower(owner) = lower(:person)
                    when 'OTHERS' then owner is not null and lower(owner) <> lower(:person) else true end
                and (cast(:from as timestamptz) is null
                    or since >= cast(:from as timestamptz) and since < cast(:to as timestamptz))
            """;

    private static final String GROUPS = """
            select kind, reason, currency, count(*) as n, min(since) as oldest,
                case when count(amount_minor) > 0
                    then cast(least(sum(amount_minor), 9223372036854775807) as bigint) end as amount_minor,
                count(*) filter (where since >= :from1) as n1,
                count(*) filter (where since >= :from5 and since < :from1) as n5,
                count(*) filter (where since >= :from10 and since < :from5) as n10,
                count(*) filter (where since < :from10) as n_over
            """ + CHOSEN + """
            group by kind, reason, currency
            order by min(since), kind, reason, currency
            """;

    private static final String ROWS = """
            select id, kind, reason, programme, benefit, due_on, amount_minor, currency, payout_id, instalment_id, since,
                message_id, line, expected_minor, expected_currency, state, owner
            """ + CHOSEN + """
            and (since, id) > (:since, :id)
            order by since, id limit :limit
            """;

    private static final String COUNT = "select count(*) " + CHOSEN;

    private final Sql sql;
    private final Caller caller;
    private final Clock clock;

    ExceptionListSql(Sql sql, Caller caller, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Those of one kind and reason.
     *
     * @param counts by age, as {@link Age} orders them
     */
    record Group(
            ExceptionKind kind,
            @Nullable String reason,
            long count,
            @Nullable Money amount,
            Instant oldest,
            List<Long> counts) {
        /** @param age null for all of them */
        long count(@Nullable Age age) {
            return age == null ? count : counts.get(age.ordinal());
        }
    }

    /** By the age of the oldest, oldest first. */
    List<Group> groups(ExceptionFilter filter) {
        return chosen(GROUPS, filter)
                .with("from1", Age.DAYS_0_1.from(clock))
                .with("from5", Age.DAYS_2_5.from(clock))
                .with("from10", Age.DAYS_6_10.from(clock))
                .list(row -> new Group(
                        row.code(ExceptionKind.class, "kind"),
                        row.textOrNull("reason"),
                        row.number("n"),
                        money(row, "amount_minor", "currency"),
                        row.instant("oldest"),
                        List.of(row.number("n1"), row.number("n5"), row.number("n10"), row.number("n_over"))));
    }

    long count(ExceptionFilter filter) {
        return chosen(COUNT, filter).number();
    }

    /** Oldest first. */
    List<ExceptionRow> rows(ExceptionFilter filter, After after, int limit) {
        return rows(filter, after, (long) limit).list(ExceptionListSql::row);
    }

    void each(ExceptionFilter filter, Consumer<ExceptionRow> taker) {
        rows(filter, After.NOTHING, Long.MAX_VALUE).forEach(row -> taker.accept(row(row)));
    }

    private Sql.Statement rows(ExceptionFilter filter, After after, long limit) {
        return chosen(ROWS, filter)
                .with("since", after.since())
                .with("id", after.id())
                .with("limit", limit);
    }

    private Sql.Statement chosen(String text, ExceptionFilter filter) {
        Age age = filter.age();
        // The view is of many parts, which take longer to compile than to read.
        sql.of("set local jit = off").run();
        return sql.of(text)
                .with("state", filter.state())
                .with("kind", filter.kind())
                .with("reason", filter.reason())
                .with("whose", filter.whose())
                .with("person", caller.person())
                .with("from", age == null ? null : age.from(clock))
                .with("to", age == null ? null : age.to(clock));
    }

    private static ExceptionRow row(Row row) {
        return new ExceptionRow(
                row.id("id"),
                row.code(ExceptionKind.class, "kind"),
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
                row.code(ExceptionState.class, "state"),
                row.textOrNull("owner"));
    }

    /** Of a line that names no currency there is no amount. */
    private static @Nullable Money money(Row row, String minor, String currency) {
        return row.textOrNull(currency) == null ? null : row.moneyOrNull(minor, currency);
    }
}
