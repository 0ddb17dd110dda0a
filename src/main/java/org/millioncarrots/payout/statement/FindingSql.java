package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.payout.statement.StatementFinding.Kind;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** The statements of what was found. */
@ApplicationScoped
class FindingSql {
    private final Sql sql;

    FindingSql(Sql sql) {
        this.sql = sql;
    }

    private record Identified(UUID id, StatementFinding finding) {}

    /**
     * What is found now is open, and what was found before and is no more is over. A line on which two people have ruled is found no
     * more, and stays with its ruling.
     *
     * @param withBooks whether the books were looked at too: else what was found of them stays
     */
    void keep(UUID account, Collection<StatementFinding> findings, boolean withBooks, Instant now) {
        List<Identified> found = findings.stream()
                .map(finding -> new Identified(id(account, finding), finding))
                .toList();
        sql.batch("""
                insert into bank_statement_finding (id, account_id, kind, found_on, statement_id, amount_minor, first_number,
                    last_number, payout_id, found_at)
                values (:id, :account, :kind, :on, :statement, :minor, :first, :last, cast(:payout as uuid), :now)
                on conflict (id) do update set found_on = excluded.found_on, amount_minor = excluded.amount_minor,
                    first_number = excluded.first_number, last_number = excluded.last_number,
                    found_at = case when bank_statement_finding.over_at is null then bank_statement_finding.found_at
                        else excluded.found_at end,
                    over_at = null
                where bank_statement_finding.over_at is not null
                    or (bank_statement_finding.found_on, bank_statement_finding.amount_minor,
                        bank_statement_finding.first_number, bank_statement_finding.last_number) is distinct from
                        (excluded.found_on, excluded.amount_minor, excluded.first_number, excluded.last_number)
                """, found, (values, one) -> values.with("id", one.id())
                .with("account", account)
                .with("kind", one.finding().kind())
                .with("on", one.finding().on())
                .with("statement", one.finding().statementId())
                .with("minor", one.finding().minor())
                .with("first", one.finding().firstNumber())
                .with("last", one.finding().lastNumber())
                .with("payout", one.finding().payoutId())
                .with("now", now));
        sql.of("""
                update bank_statement_finding set over_at = :now
                where account_id = :account and over_at is null and not (id = any (:found))
                    and (:withBooks or kind not in ('STATEMENT_LEDGER_DIFFERS', 'STATEMENT_LINE_DIFFERS'))
                    and not (kind = 'STATEMENT_LINE_DIFFERS' and exists (select from exception_case c
                        where c.exception_id = bank_statement_finding.id and c.state <> 'OPEN'))
                """)
                .with("account", account)
                .with("found", found.stream().map(Identified::id).toList())
                .with("withBooks", withBooks)
                .with("now", now)
                .run();
    }

    private static UUID id(UUID account, StatementFinding finding) {
        if (finding.kind() == Kind.STATEMENT_LEDGER_DIFFERS) {
            return Ids.derived(account, finding.kind().name());
        }
        if (finding.lineId() != null) {
            // Of another amount it is another exception: nobody has ruled on that.
            return Ids.derived(finding.lineId(), "differs/" + finding.minor());
        }
        return finding.statementId() == null
                ? Ids.derived(account, finding.kind() + "/" + finding.on())
                : Ids.derived(finding.statementId(), finding.kind().name());
    }

    /** What the bank's last balance differs from the books' by, payments on their way and what was found apart; empty if by nothing. */
    Optional<StatementFinding> difference(UUID account) {
        return sql.of("""
                select s.last_on, cast(coalesce(sum(d.amount_minor), 0) as bigint) as minor
                from (select last_on from bank_statement where account_id = :account and place is not null
                    order by place desc limit 1) s
                cross join lateral reconciliation_line(:account, s.last_on) d
                where d.id is not null and d.kind not in ('SENT_NOT_BOOKED', 'STATEMENT_BALANCE_GAP', 'STATEMENT_SUM_DIFFERS')
                group by s.last_on
                having sum(d.amount_minor) <> 0
                """)
                .with("account", account)
                .first(row -> StatementFinding.difference(row.date("last_on"), row.number("minor")));
    }

    /**
     * The lines of the difference that are no exceptions yet: payments that statements tell otherwise than the books, such as twice, and
     * entries that come to something else than the payments which they tell. What is on its way becomes one when it is late.
     *
     * @param days after how many a statement has told what was sent or has come back
     */
    List<StatementFinding> lines(UUID account, int days) {
        return sql.of("""
                select d.id, d.found_on, coalesce(d.statement_id, s.id) as statement_id, d.amount_minor, d.payout_id
                from (select id, last_on from bank_statement where account_id = :account and place is not null
                    order by place desc limit 1) s
                cross join lateral reconciliation_line(:account, s.last_on) d
                where d.kind = 'BOOKED_NOT_IN_BOOKS'
                    or (d.kind in ('SENT_NOT_BOOKED', 'RETURN_NOT_BOOKED') and d.found_on < s.last_on - :days)
                    or (d.entry is not null and not exists (select from bank_message_line l
                        where l.message_id = d.message_id and l.entry = d.entry
                            and l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')))
                """)
                .with("account", account)
                .with("days", days)
                .list(row -> StatementFinding.line(
                        row.date("found_on"),
                        row.id("statement_id"),
                        row.number("amount_minor"),
                        row.id("id"),
                        row.idOrNull("payout_id")));
    }
}
