package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.ClosedMonth.Closing;
import org.millioncarrots.ledger.ClosingView.Proposed;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of closed months. */
@ApplicationScoped
class ClosingSql {
    /** The sums of every account up to the month's last day. */
    private static final String THROUGH = """
            select m.account, sum(m.debits) as debits, sum(m.credits) as credits
            from (
                select debit_account as account, sum(amount_minor) as debits, 0 as credits
                from transfer where business_on <= :through group by debit_account
                union all
                select credit_account, 0, sum(amount_minor)
                from transfer where business_on <= :through group by credit_account
            ) m
            group by m.account
            """;

    private final Sql sql;

    ClosingSql(Sql sql) {
        this.sql = sql;
    }

    /** The last day of the last closed month. */
    LocalDate closedThrough() {
        return sql.of("select closed_through from ledger_closing order by closed_through desc limit 1")
                .first(row -> row.date("closed_through"))
                .orElse(LocalDate.MIN);
    }

    /** The last day of the last month that was closed before the day; the first of all if none was. */
    LocalDate closedBefore(LocalDate day) {
        return sql.of("""
                        select coalesce(max(closed_through), date '0001-01-01') as through
                        from ledger_closing where closed_through < :day
                        """).with("day", day).first(row -> row.date("through")).orElseThrow();
    }

    /** What a closing would keep. */
    List<AccountBalance> balances(LocalDate through) {
        return sql.of("select a.programme, a.sponsor, a.currency, a.kind, s.debits, s.credits from (" + THROUGH + """
                        ) as s join ledger_account a on a.id = s.account
                        order by a.programme, a.sponsor, a.currency, a.kind
                        """)
                .with("through", through)
                .list(ClosingSql::account);
    }

    /** What a closing has kept. */
    List<AccountBalance> kept(LocalDate through) {
        return sql.of("""
                        select a.programme, a.sponsor, a.currency, a.kind, b.debits_minor as debits, b.credits_minor as credits
                        from ledger_closing_balance b join ledger_account a on a.id = b.account_id
                        where b.closed_through = :through
                        order by a.programme, a.sponsor, a.currency, a.kind
                        """).with("through", through).list(ClosingSql::account);
    }

    private static AccountBalance account(Row row) {
        return new AccountBalance(
                row.text("programme"),
                row.text("sponsor"),
                row.text("kind"),
                row.money("debits", "currency"),
                row.money("credits", "currency"));
    }

    /** The first closing that a day lies before or on. */
    Optional<Closing> closing(LocalDate day) {
        return sql.of("""
                        select c.closed_through, c.proposed_by, c.closed_by, c.closed_at, p.digest
                        from ledger_closing c
                        left join ledger_closing_proposal p on p.closed_through = c.closed_through
                        where c.closed_through >= :day order by c.closed_through limit 1
                        """)
                .with("day", day)
                .first(row -> new Closing(
                        row.date("closed_through"),
                        row.textOrNull("proposed_by"),
                        row.text("closed_by"),
                        row.instant("closed_at"),
                        row.textOrNull("digest")));
    }

    /** Takes the place of an earlier one. */
    void propose(LocalDate through, Proposed proposed) {
        sql.of("""
                insert into ledger_closing_proposal (closed_through, digest, proposed_by, proposed_at)
                values (:through, :digest, :person, :now)
                on conflict (closed_through) do update set digest = excluded.digest, proposed_by = excluded.proposed_by,
                    proposed_at = excluded.proposed_at
                """)
                .with("through", through)
                .with("digest", proposed.digest())
                .with("person", proposed.by())
                .with("now", proposed.at())
                .run();
    }

    Optional<Proposed> proposed(LocalDate through) {
        return sql.of(
                        "select digest, proposed_by, proposed_at from ledger_closing_proposal where closed_through = :through")
                .with("through", through)
                .first(row -> new Proposed(row.text("proposed_by"), row.instant("proposed_at"), row.text("digest")));
    }

    /** Closed and proposed months from the latest on. */
    List<ClosingView.Listed> page(@Nullable LocalDate before, int limit) {
        return sql.of("""
                        select coalesce(c.closed_through, p.closed_through) as closed_through,
                            coalesce(c.proposed_by, p.proposed_by) as proposed_by, p.proposed_at, c.closed_by, c.closed_at
                        from ledger_closing c
                        full join ledger_closing_proposal p on p.closed_through = c.closed_through
                        where (cast(:before as date) is null
                            or coalesce(c.closed_through, p.closed_through) < cast(:before as date))
                        order by 1 desc limit :limit
                        """)
                .with("before", before)
                .with("limit", limit)
                .list(row -> new ClosingView.Listed(
                        row.date("closed_through"),
                        row.textOrNull("proposed_by"),
                        row.instantOrNull("proposed_at"),
                        row.textOrNull("closed_by"),
                        row.instantOrNull("closed_at")));
    }

    /** Closes a month, and keeps the sums of every account up to its last day. */
    void close(LocalDate through, String proposedBy, String person, Instant now) {
        sql.of("""
                insert into ledger_closing (closed_through, proposed_by, closed_by, closed_at)
                values (:through, :proposedBy, :person, :now)
                """)
                .with("through", through)
                .with("proposedBy", proposedBy)
                .with("person", person)
                .with("now", now)
                .run();
        sql.of("""
                insert into ledger_closing_balance (closed_through, account_id, debits_minor, credits_minor)
                select :through, s.account, s.debits, s.credits from (""" + THROUGH + ") as s").with("through", through).run();
    }
}
