package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.Movement.Nature;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.statement.BankStatementView.BalanceView;
import org.millioncarrots.payout.statement.BankStatementView.EntryView;
import org.millioncarrots.payout.statement.BankStatementView.FindingView;
import org.millioncarrots.payout.statement.BankStatementView.SumsView;
import org.millioncarrots.payout.statement.KeptStatement.Standing;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** What is shown of statements. */
@ApplicationScoped
class StatementViewSql {
    private static final String SELECT = """
            select s.id, a.account, a.currency, s.kind, s.standing, s.reference, s.number, s.legal_number, s.page, s.is_last_page,
                s.from_on, s.to_on, s.last_on, s.opening_minor, s.closing_minor, s.debits_minor, s.credits_minor, s.entries,
                s.balance_minor, s.message_id, s.received_at
            from bank_statement s join bank_account a on a.id = s.account_id
            """;

    private final Sql sql;

    StatementViewSql(Sql sql) {
        this.sql = sql;
    }

    List<BankStatementView> page(ReadStatements.Filter filter, UUID after, int limit) {
        return sql.of(SELECT + """
                where s.id > :after
                    and (cast(:account as varchar) is null or a.account = cast(:account as varchar))
                    and (cast(:currency as varchar) is null or a.currency = cast(:currency as varchar))
                    and (cast(:from as date) is null or s.last_on >= cast(:from as date))
                    and (cast(:to as date) is null or s.last_on <= cast(:to as date))
                order by s.id limit :limit
                """)
                .with("after", after)
                .with("account", filter.account())
                .with("currency", filter.currency())
                .with("from", filter.from())
                .with("to", filter.to())
                .with("limit", limit)
                .list(StatementViewSql::view);
    }

    Optional<BankStatementView> get(UUID id) {
        return sql.of(SELECT + "where s.id = :id").with("id", id).first(StatementViewSql::view);
    }

    private static BankStatementView view(Row row) {
        Money opening = row.moneyOrNull("opening_minor", "currency");
        Money closing = row.moneyOrNull("closing_minor", "currency");
        Money debits = row.money("debits_minor", "currency");
        Money credits = row.money("credits_minor", "currency");
        return new BankStatementView(
                row.id("id"),
                row.text("account"),
                row.text("currency"),
                row.code(Kind.class, "kind"),
                row.code(Standing.class, "standing"),
                row.textOrNull("reference"),
                row.numberOrNull("number"),
                row.numberOrNull("legal_number"),
                row.integerOrNull("page"),
                row.flag("is_last_page"),
                row.dateOrNull("from_on"),
                row.dateOrNull("to_on"),
                row.date("last_on"),
                opening,
                closing,
                debits,
                credits,
                row.integer("entries"),
                unexplained(opening, closing, debits, credits),
                row.moneyOrNull("balance_minor", "currency"),
                row.id("message_id"),
                row.instant("received_at"));
    }

    private static @Nullable Money unexplained(
            @Nullable Money opening, @Nullable Money closing, Money debits, Money credits) {
        return opening == null || closing == null
                ? null
                : closing.minus(opening).plus(debits).minus(credits);
    }

    List<BalanceView> balances(UUID id) {
        return sql.of("""
                select b.kind, b.amount_minor, a.currency, b.stated_on
                from bank_statement_balance b
                join bank_statement s on s.id = b.statement_id
                join bank_account a on a.id = s.account_id
                where b.statement_id = :id order by b.position
                """)
                .with("id", id)
                .list(row -> new BalanceView(
                        row.text("kind"), row.money("amount_minor", "currency"), row.dateOrNull("stated_on")));
    }

    List<FindingView> findings(UUID id) {
        return sql.of("""
                select f.kind, f.found_on, f.amount_minor, a.currency, f.first_number, f.last_number, f.found_at
                from bank_statement_finding f join bank_account a on a.id = f.account_id
                where f.statement_id = :id and f.over_at is null
                order by f.kind
                """)
                .with("id", id)
                .list(row -> new FindingView(
                        row.code(StatementFinding.Kind.class, "kind"),
                        row.date("found_on"),
                        row.moneyOrNull("amount_minor", "currency"),
                        row.numberOrNull("first_number"),
                        row.numberOrNull("last_number"),
                        row.instant("found_at")));
    }

    SumsView sums(UUID id) {
        return sql.of("""
                with told as (
                    select t.entry, sum(t.amount_minor) as minor
                    from report_told_payment t where t.statement_id = :id and t.is_own
                    group by t.entry
                )
                select a.currency,
                    cast(coalesce(sum(t.minor) filter (where e.amount_minor < 0), 0) as bigint) as confirmed,
                    cast(coalesce(sum(t.minor) filter (where e.amount_minor > 0), 0) as bigint) as returned,
                    cast(coalesce(sum(e.amount_minor) filter (where e.nature = 'CHARGES'), 0) as bigint) as charges,
                    cast(coalesce(sum(e.amount_minor) filter (where e.nature = 'INTEREST'), 0) as bigint) as interest,
                    cast(coalesce(sum(e.amount_minor), 0) as bigint) as moved
                from bank_statement s
                join bank_account a on a.id = s.account_id
                left join bank_statement_entry e on e.statement_id = s.id
                left join told t on t.entry = e.entry
                where s.id = :id
                group by a.currency
                """).with("id", id).one(row -> {
            Money confirmed = row.money("confirmed", "currency");
            Money returned = row.money("returned", "currency");
            Money charges = row.money("charges", "currency");
            Money interest = row.money("interest", "currency");
            Money other = row.money("moved", "currency")
                    .plus(confirmed)
                    .minus(returned)
                    .minus(charges)
                    .minus(interest);
            return new SumsView(confirmed, returned, charges, interest, other);
        });
    }

    List<EntryView> entries(UUID id, int limit) {
        return sql.of("""
                select e.entry, e.nature, e.amount_minor, a.currency, e.charges_minor, e.booked_on, e.reference, t.minor
                from bank_statement s
                join bank_account a on a.id = s.account_id
                join bank_statement_entry e on e.statement_id = s.id
                left join (
                    select t.entry, cast(sum(t.amount_minor) as bigint) as minor
                    from report_told_payment t where t.statement_id = :id and t.is_own
                    group by t.entry
                ) t on t.entry = e.entry
                where s.id = :id
                order by t.minor is not null, e.entry limit :limit
                """)
                .with("id", id)
                .with("limit", limit)
                .list(row -> new EntryView(
                        row.integer("entry"),
                        row.code(Nature.class, "nature"),
                        row.money("amount_minor", "currency"),
                        row.moneyOrNull("charges_minor", "currency"),
                        row.dateOrNull("booked_on"),
                        row.textOrNull("reference"),
                        row.moneyOrNull("minor", "currency")));
    }
}
