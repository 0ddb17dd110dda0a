package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.Movement;
import org.millioncarrots.bank.StatedBalance;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.statement.KeptStatement.Standing;
import org.millioncarrots.payout.statement.StatementChain.Begin;
import org.millioncarrots.payout.statement.StatementChain.Link;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of accounts, of what banks state of them, and of their entries. */
@ApplicationScoped
class StatementSql {
    private static final LocalDate BEFORE_ALL = LocalDate.EPOCH;

    private final Sql sql;

    StatementSql(Sql sql) {
        this.sql = sql;
    }

    /** An account in a currency, locked until the end of the transaction: statements of it are compared one after the other. */
    UUID lockAccount(UUID fresh, String account, CurrencyCode currency, List<String> names) {
        sql.of("""
                insert into bank_account (id, account, currency, names) values (:id, :account, :currency, :names)
                on conflict (account, currency) do nothing
                """)
                .with("id", fresh)
                .with("account", account)
                .with("currency", currency)
                .with("names", names)
                .run();
        UUID id = sql.of("select id from bank_account where account = :account and currency = :currency for update")
                .with("account", account)
                .with("currency", currency)
                .one(row -> row.id("id"));
        int renamed = sql.of("update bank_account set names = :names where id = :id and names <> :names")
                .with("id", id)
                .with("names", names)
                .run();
        if (renamed > 0) {
            reopen(id, BEFORE_ALL);
        }
        return id;
    }

    boolean tryLock(UUID account) {
        return sql.of("select id from bank_account where id = :id for update skip locked")
                .with("id", account)
                .exists();
    }

    /** Those that are reported, of the accounts that are still ours. */
    List<UUID> accounts(Collection<String> ours) {
        return sql.of("select id from bank_account where account = any (:ours) order by id")
                .with("ours", ours)
                .list(row -> row.id("id"));
    }

    List<KeptStatement> statements(UUID account) {
        return sql.of("""
                select s.id, s.message_id, a.account, a.currency, s.kind, s.standing, s.reference, s.number, s.legal_number,
                    s.page, s.is_last_page, s.from_on, s.to_on, s.first_on, s.last_on, s.made_at, s.is_copy, s.opening_minor,
                    s.closing_minor, s.debits_minor, s.credits_minor, s.entries, s.fingerprint, s.received_at
                from bank_statement s join bank_account a on a.id = s.account_id
                where s.account_id = :account
                order by s.id
                """).with("account", account).list(StatementSql::statement);
    }

    private static KeptStatement statement(Row row) {
        return new KeptStatement(
                row.id("id"),
                row.id("message_id"),
                row.text("account"),
                row.currency("currency"),
                row.code(Kind.class, "kind"),
                row.code(Standing.class, "standing"),
                row.textOrNull("reference"),
                row.numberOrNull("number"),
                row.numberOrNull("legal_number"),
                row.integerOrNull("page"),
                row.flag("is_last_page"),
                row.dateOrNull("from_on"),
                row.dateOrNull("to_on"),
                row.dateOrNull("first_on"),
                row.date("last_on"),
                row.textOrNull("made_at"),
                row.flag("is_copy"),
                row.numberOrNull("opening_minor"),
                row.numberOrNull("closing_minor"),
                row.number("debits_minor"),
                row.number("credits_minor"),
                row.integer("entries"),
                row.text("fingerprint"),
                row.instant("received_at"));
    }

    void insert(UUID account, KeptStatement one, List<StatedBalance> balances, List<Entry> entries) {
        sql.of("""
                insert into bank_statement (id, account_id, message_id, kind, standing, reference, number, legal_number, page,
                    is_last_page, from_on, to_on, first_on, last_on, made_at, is_copy, opening_minor, closing_minor,
                    debits_minor, credits_minor, entries, fingerprint, received_at)
                values (:id, :account, :message, :kind, :standing, :reference, :number, :legalNumber, :page,
                    :isLastPage, :from, :to, :firstOn, :lastOn, :madeAt, :isCopy, :opening, :closing,
                    :debits, :credits, :entries, :fingerprint, :receivedAt)
                """)
                .with("id", one.id())
                .with("account", account)
                .with("message", one.messageId())
                .with("kind", one.kind())
                .with("standing", one.standing())
                .with("reference", one.reference())
                .with("number", one.number())
                .with("legalNumber", one.legalNumber())
                .with("page", one.page())
                .with("isLastPage", one.isLastPage())
                .with("from", one.from())
                .with("to", one.to())
                .with("firstOn", one.firstOn())
                .with("lastOn", one.lastOn())
                .with("madeAt", one.madeAt())
                .with("isCopy", one.isCopy())
                .with("opening", one.opening())
                .with("closing", one.closing())
                .with("debits", one.debits())
                .with("credits", one.credits())
                .with("entries", one.entries())
                .with("fingerprint", one.fingerprint())
                .with("receivedAt", one.receivedAt())
                .run();
        insertBalances(one.id(), balances);
        insertEntries(one, entries);
    }

    private record Numbered(int position, StatedBalance balance) {}

    private void insertBalances(UUID statement, List<StatedBalance> balances) {
        List<Numbered> numbered = new ArrayList<>();
        balances.forEach(balance -> numbered.add(new Numbered(numbered.size() + 1, balance)));
        sql.batch("""
                insert into bank_statement_balance (statement_id, position, kind, amount_minor, stated_on)
                values (:statement, :position, :kind, :minor, :on)
                """, numbered, (values, one) -> values.with("statement", statement)
                .with("position", one.position())
                .with("kind", one.balance().kind())
                .with("minor", one.balance().amount().minorUnits())
                .with("on", one.balance().on()));
    }

    private void insertEntries(KeptStatement one, List<Entry> entries) {
        sql.batch("""
                insert into bank_statement_entry (message_id, entry, statement_id, nature, amount_minor, charges_minor,
                    booked_on, reference)
                values (:message, :entry, :statement, :nature, :minor, :charges, :bookedOn, :reference)
                """, entries, (values, entry) -> {
            Movement movement = Objects.requireNonNull(entry.movement());
            Money charges = movement.charges();
            values.with("message", one.messageId())
                    .with("entry", entry.number())
                    .with("statement", one.id())
                    .with("nature", movement.nature())
                    .with("minor", movement.amount().minorUnits())
                    .with(
                            "charges",
                            charges != null && charges.currency().equals(one.currency()) ? charges.minorUnits() : null)
                    .with("bookedOn", entry.bookedOn())
                    .with("reference", entry.accountServicerReference());
        });
    }

    /** There is a corrected one. */
    void supersede(UUID account, KeptStatement statement) {
        sql.of("""
                update bank_statement set standing = 'SUPERSEDED', place = null, balance_minor = null where id = :id
                """).with("id", statement.id()).run();
        reopen(account, statement.lastOn());
    }

    /** A statement with its place; null where it has none. */
    private record Placed(UUID id, @Nullable Link link) {}

    /** Writes what has changed only: mostly the newest statement. */
    void place(UUID account, StatementChain chain, List<KeptStatement> statements) {
        Begin begin = chain.begin();
        if (begin != null) {
            int begun = sql.of("""
                    update bank_account set begun_on = :on, opening_minor = :opening
                    where id = :id and (begun_on, opening_minor) is distinct from (cast(:on as date), cast(:opening as bigint))
                    """)
                    .with("id", account)
                    .with("on", begin.on())
                    .with("opening", begin.opening())
                    .run();
            if (begun > 0) {
                reopen(account, BEFORE_ALL);
            }
        }
        List<Placed> placed = statements.stream()
                .map(one -> new Placed(one.id(), chain.links().get(one.id())))
                .toList();
        sql.batch("""
                update bank_statement set standing = :standing, place = :place, balance_minor = :balance
                where id = :id and (standing, place, balance_minor)
                    is distinct from (cast(:standing as varchar), cast(:place as integer), cast(:balance as bigint))
                """, placed, (values, one) -> values.with("id", one.id())
                .with("standing", one.link() == null ? Standing.INFORMATION : Standing.COUNTED)
                .with("place", one.link() == null ? null : one.link().place())
                .with("balance", one.link() == null ? null : one.link().balance()));
        statements.stream()
                .filter(one -> chain.links().containsKey(one.id()) != (one.standing() == Standing.COUNTED))
                .map(KeptStatement::lastOn)
                .min(Comparator.naturalOrder())
                .ifPresent(on -> reopen(account, on));
    }

    /** What days from this one on came to has to be told anew: other statements count than did. */
    private void reopen(UUID account, LocalDate from) {
        sql.of("delete from reconciled_day where account_id = :account and closed_on >= :from")
                .with("account", account)
                .with("from", from)
                .run();
    }
}
