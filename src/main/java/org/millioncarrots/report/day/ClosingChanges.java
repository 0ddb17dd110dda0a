package org.millioncarrots.report.day;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millioncarrots.ledger.ClosingView;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Sql;

/** Finds what was booked into a month since its figures were looked at, and proves that it is all by their fingerprint. */
@ApplicationScoped
class ClosingChanges {
    private static final String BOOKED = """
            select a.programme, a.sponsor, a.currency, a.kind, cast(sum(m.debits) as bigint) as debits,
                cast(sum(m.credits) as bigint) as credits
            from (
                select debit_account as account, amount_minor as debits, 0 as credits
                from transfer where business_on <= :through and booked_at >= :since
                union all
                select credit_account, 0, amount_minor
                from transfer where business_on <= :through and booked_at >= :since
            ) m join ledger_account a on a.id = m.account
            group by a.programme, a.sponsor, a.currency, a.kind order by a.programme, a.sponsor, a.currency, a.kind
            """;

    /** As many moments of the second in which a form was made are tried. */
    private static final int MOST = 50;

    private final Sql sql;

    ClosingChanges(Sql sql) {
        this.sql = sql;
    }

    /** What was booked to one account, and where its transfers are. */
    public record Booked(String programme, String sponsor, String account, Money debits, Money credits) {
        static Booked of(AccountBalance account) {
            return new Booked(
                    account.programme(), account.sponsor(), account.kind(), account.debits(), account.credits());
        }

        public String word() {
            return "account_" + account;
        }

        public String href() {
            return "/console/books/transfers?programme=" + programme + "&sponsor=" + sponsor + "&currency="
                    + debits.currency() + "&account=" + account;
        }
    }

    /** @param proposed whose figures were others when they were proposed */
    @Transactional
    ChangedMonth sinceProposed(ClosingView proposed) {
        // A booking of the very instant may be before it or after it.
        Instant after = proposed.proposedAt().plus(1, ChronoUnit.MICROS);
        return since(proposed, proposed.proposedDigest(), proposed.proposedAt(), List.of(after, proposed.proposedAt()));
    }

    /**
     * @param seen the fingerprint that a form has shown
     * @param made when the form was made, to the second
     */
    @Transactional
    ChangedMonth sinceShown(ClosingView now, String seen, Instant made) {
        List<Instant> since = new ArrayList<>(List.of(made.plusSeconds(1)));
        since.addAll(sql.of("""
                        select distinct booked_at from transfer
                        where business_on <= :through and booked_at >= :from and booked_at < :to
                        order by booked_at desc limit :most
                        """)
                .with("through", now.closedThrough())
                .with("from", made)
                .with("to", made.plusSeconds(1))
                .with("most", MOST)
                .list(row -> row.instant("booked_at")));
        return since(now, seen, made, since);
    }

    private ChangedMonth since(ClosingView now, String seen, Instant looked, List<Instant> since) {
        List<AccountBalance> booked = List.of();
        for (Instant from : since) {
            booked = booked(now.closedThrough(), from);
            if (ClosingView.digest(before(now.accounts(), booked)).equals(seen)) {
                return changed(now, looked, booked, true);
            }
        }
        return changed(now, looked, booked, false);
    }

    private static ChangedMonth changed(ClosingView now, Instant looked, List<AccountBalance> booked, boolean whole) {
        return new ChangedMonth(
                now.closedThrough(), looked, booked.stream().map(Booked::of).toList(), whole);
    }

    private List<AccountBalance> booked(LocalDate through, Instant since) {
        return sql.of(BOOKED)
                .with("through", through)
                .with("since", since)
                .list(row -> new AccountBalance(
                        row.text("programme"),
                        row.text("sponsor"),
                        row.text("kind"),
                        row.money("debits", "currency"),
                        row.money("credits", "currency")));
    }

    /** The accounts without what was booked; an account to which nothing was booked before is none. */
    private static List<AccountBalance> before(List<AccountBalance> now, List<AccountBalance> booked) {
        Map<String, AccountBalance> since =
                booked.stream().collect(Collectors.toMap(ClosingChanges::key, Function.identity()));
        List<AccountBalance> before = new ArrayList<>();
        for (AccountBalance account : now) {
            AccountBalance added = since.get(key(account));
            Money debits = added == null ? account.debits() : account.debits().minus(added.debits());
            Money credits =
                    added == null ? account.credits() : account.credits().minus(added.credits());
            if (!debits.isZero() || !credits.isZero()) {
                before.add(new AccountBalance(account.programme(), account.sponsor(), account.kind(), debits, credits));
            }
        }
        return before;
    }

    private static String key(AccountBalance account) {
        return String.join(
                " ",
                account.programme(),
                account.sponsor(),
                account.debits().currency().value(),
                account.kind());
    }
}
