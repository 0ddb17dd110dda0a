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
     * What is found now is open, and what was found before and is no more is over.
     *
     * @param withBooks whether the books were looked at too: else what was found of them stays
     */
    void keep(UUID account, Collection<StatementFinding> findings, boolean withBooks, Instant now) {
        List<Identified> found = findings.stream()
                .map(finding -> new Identified(id(account, finding), finding))
                .toList();
        sql.batch("""
                insert into bank_statement_finding (id, account_id, kind, found_on, statement_id, amount_minor, first_number,
                    last_number, found_at)
                values (:id, :account, :kind, :on, :statement, :minor, :first, :last, :now)
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
                .with("now", now));
        sql.of("""
                update bank_statement_finding set over_at = :now
                where account_id = :account and over_at is null and not (id = any (:found))
                    and (:withBooks or kind <> 'STATEMENT_LEDGER_DIFFERS')
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
                .first(row -> new StatementFinding(
                        Kind.STATEMENT_LEDGER_DIFFERS, row.date("last_on"), null, row.number("minor"), null, null));
    }
}
