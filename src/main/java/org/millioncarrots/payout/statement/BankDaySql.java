package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.payout.statement.BankPage.Account;
import org.millioncarrots.platform.sql.Sql;

/** What is known of the days of our accounts: which statements are in, which are missing, and what does not fit. */
@ApplicationScoped
class BankDaySql {
    private final Sql sql;

    BankDaySql(Sql sql) {
        this.sql = sql;
    }

    List<Account> accounts(LocalDate first, LocalDate last) {
        return sql.of("""
                select a.id, a.account, a.currency,
                    (select max(s.last_on) from bank_statement s where s.account_id = a.id and s.standing = 'COUNTED') as last_on,
                    count(f.id) filter (where f.kind = 'STATEMENT_MISSING' and f.found_on between :first and :last) as missing,
                    count(f.id) filter (where f.kind <> 'STATEMENT_MISSING') as findings
                from bank_account a
                left join bank_statement_finding f on f.account_id = a.id and f.over_at is null
                group by a.id
                order by a.account, a.currency
                """)
                .with("first", first)
                .with("last", last)
                .list(row -> new Account(
                        row.id("id"),
                        row.text("account"),
                        row.text("currency"),
                        row.dateOrNull("last_on"),
                        row.number("missing"),
                        row.number("findings")));
    }

    /**
     * A statement and the days that it covers.
     *
     * @param isWell whether its entries lead from its opening to its closing balance, and nothing else is found in it
     */
    record Covered(UUID statementId, LocalDate from, LocalDate to, boolean isWell) {}

    /** Of an account, those that cover a day of the period; of a day with several the last one. */
    List<Covered> covered(UUID account, LocalDate first, LocalDate last) {
        return sql.of("""
                select s.id, coalesce(s.first_on, s.last_on) as from_on, s.last_on,
                    coalesce(s.closing_minor - s.opening_minor + s.debits_minor - s.credits_minor, 0) = 0
                    and not exists (select from bank_statement_finding f where f.statement_id = s.id and f.over_at is null) as is_well
                from bank_statement s
                where s.account_id = :account and s.standing = 'COUNTED' and s.last_on >= :first
                    and coalesce(s.first_on, s.last_on) <= :last
                order by s.place
                """)
                .with("account", account)
                .with("first", first)
                .with("last", last)
                .list(row -> new Covered(row.id("id"), row.date("from_on"), row.date("last_on"), row.flag("is_well")));
    }

    /** Days without a statement. */
    List<LocalDate> missing(UUID account, LocalDate first, LocalDate last) {
        return sql.of("""
                select found_on from bank_statement_finding
                where account_id = :account and kind = 'STATEMENT_MISSING' and over_at is null
                    and found_on between :first and :last
                """)
                .with("account", account)
                .with("first", first)
                .with("last", last)
                .list(row -> row.date("found_on"));
    }

    /** The first day that the bank has reported; none while none is counted. */
    Optional<LocalDate> begunOn(UUID account) {
        return sql.of("select begun_on from bank_account where id = :account")
                .with("account", account)
                .first(row -> row.dateOrNull("begun_on"));
    }

    /** Those of a message. */
    List<UUID> ofMessage(UUID message) {
        return sql.of("select id from bank_statement where message_id = :message order by id")
                .with("message", message)
                .list(row -> row.id("id"));
    }
}
