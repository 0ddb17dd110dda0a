package org.millioncarrots.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Page;

/** What the pages of the ledger show. */
public final class LedgerPage {
    /** Of a file with the sums of accounts. */
    public static final List<Column<AccountBalance>> ACCOUNTS = List.of(
            new Column<>("account", AccountBalance::kind),
            new Column<>("programme", AccountBalance::programme),
            new Column<>("sponsor", AccountBalance::sponsor),
            new Column<>("debits", AccountBalance::debits),
            new Column<>("credits", AccountBalance::credits),
            new Column<>("currency", account -> account.debits().currency()));

    private LedgerPage() {}

    /**
     * The trial balance.
     *
     * @param asked as it was typed; empty for now
     */
    public record Trial(String asked, Instant asOf, boolean balanced, List<Block> blocks) {
        /** The choice as the query of a link: of these figures, also later. */
        public String query() {
            return "asOf=" + asOf;
        }
    }

    /** One currency. */
    public record Block(String currency, List<Line> lines, Money debits, Money credits) {
        public Money difference() {
            return debits.minus(credits);
        }
    }

    /** One account with the sums of its two sides. */
    public record Line(String programme, String sponsor, String account, Money debits, Money credits, String href) {
        public String word() {
            return "account_" + account;
        }
    }

    /**
     * Transfers behind a figure.
     *
     * @param query the choice as the query of a link
     */
    public record Transfers(
            String query, List<Row> rows, @Nullable String next) {}

    /** One transfer. */
    public record Row(
            UUID id,
            String step,
            Money amount,
            String programme,
            String sponsor,
            String debit,
            String credit,
            UUID subject,
            LocalDate businessOn,
            Instant bookedAt) {
        static Row of(TransferLine line) {
            return new Row(
                    line.id(),
                    line.step(),
                    line.amount(),
                    line.programme(),
                    line.sponsor(),
                    line.debit(),
                    line.credit(),
                    line.subjectId(),
                    line.businessOn(),
                    line.bookedAt());
        }

        public String stepWord() {
            return "step_" + step;
        }

        public String debitWord() {
            return "account_" + debit;
        }

        public String creditWord() {
            return "account_" + credit;
        }
    }

    static Transfers transfers(String address, Page<TransferLine> page) {
        return new Transfers(
                address,
                page.items().stream().map(Row::of).toList(),
                page.next() == null ? null : "?" + address + "&after=" + page.next());
    }

    static Trial trial(String asked, TrialBalance balance) {
        return new Trial(asked, balance.asOf(), balance.balanced(), blocks(balance.accounts()));
    }

    /** A block for each currency; currencies never mix. */
    public static List<Block> blocks(List<AccountBalance> accounts) {
        Map<String, List<AccountBalance>> byCurrency = new TreeMap<>();
        accounts.forEach(account -> byCurrency
                .computeIfAbsent(account.debits().currency().value(), any -> new ArrayList<>())
                .add(account));
        return byCurrency.entrySet().stream()
                .map(currency -> block(currency.getKey(), currency.getValue()))
                .toList();
    }

    private static Block block(String currency, List<AccountBalance> accounts) {
        Money zero = Money.ofMinor(0, currency);
        return new Block(
                currency,
                accounts.stream().map(LedgerPage::line).toList(),
                accounts.stream().map(AccountBalance::debits).reduce(zero, Money::plus),
                accounts.stream().map(AccountBalance::credits).reduce(zero, Money::plus));
    }

    private static Line line(AccountBalance account) {
        return new Line(
                account.programme(),
                account.sponsor(),
                account.kind(),
                account.debits(),
                account.credits(),
                "/console/books/transfers?programme=" + account.programme() + "&sponsor=" + account.sponsor()
                        + "&currency=" + account.debits().currency() + "&account=" + account.kind());
    }
}
