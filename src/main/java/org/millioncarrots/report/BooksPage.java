package org.millioncarrots.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.StatementView.AccountStatement;
import org.millioncarrots.report.StatementView.Movement;

/**
 * What the page of the books shows.
 *
 * @param closed whether the books of all these days are closed: then the figures never change again
 */
public record BooksPage(Asked asked, SortedSet<String> sponsors, boolean closed, List<Block> blocks) {
    /** The choice as the form shows it again. */
    public record Asked(@Nullable LocalDate from, @Nullable LocalDate to, String sponsor) {
        /** Whether something is chosen. */
        public boolean isAny() {
            return from != null || to != null || !sponsor.isEmpty();
        }

        public String query() {
            StringBuilder query = new StringBuilder("sponsor=" + sponsor);
            if (from != null) {
                query.append("&from=").append(from);
            }
            if (to != null) {
                query.append("&to=").append(to);
            }
            return query.toString();
        }
    }

    /** The books of one currency; currencies never mix. */
    public record Block(String currency, List<Line> lines, Money opening, Money moved, Money closing) {
        /** Over all accounts what is there belongs to somebody: credits and debits cancel out. */
        boolean isBalanced() {
            return opening.isZero() && closing.isZero();
        }
    }

    /** One account. */
    public record Line(
            String programme,
            String account,
            String href,
            Money opening,
            Money moved,
            Money closing,
            List<Step> steps) {
        public String accountWord() {
            return "account_" + account;
        }

        Money difference() {
            return opening.plus(moved).minus(closing);
        }
    }

    /** All transfers of one step in the period. */
    public record Step(String step, Money amount, String href) {
        public String word() {
            return "step_" + step;
        }
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether openings and movements come to the closings. */
    public boolean isAddingUp() {
        return blocks.stream()
                .allMatch(block -> block.lines().stream()
                                .allMatch(line -> line.difference().isZero())
                        && block.opening().plus(block.moved()).equals(block.closing()));
    }

    /** Whether the accounts cancel out, in the morning of the first day and in the evening of the last. */
    public boolean isBalanced() {
        return blocks.stream().allMatch(Block::isBalanced);
    }

    static List<Block> blocks(Asked asked, List<AccountStatement> accounts) {
        Map<String, List<AccountStatement>> byCurrency = new TreeMap<>();
        accounts.forEach(account -> byCurrency
                .computeIfAbsent(account.currency(), any -> new ArrayList<>())
                .add(account));
        return byCurrency.entrySet().stream()
                .map(currency -> block(asked, currency.getKey(), currency.getValue()))
                .toList();
    }

    private static Block block(Asked asked, String currency, List<AccountStatement> accounts) {
        List<Line> lines =
                accounts.stream().map(account -> line(asked, account)).toList();
        Money opening = Money.ofMinor(0, currency);
        Money moved = opening;
        Money closing = opening;
        for (Line line : lines) {
            opening = opening.plus(line.opening());
            moved = moved.plus(line.moved());
            closing = closing.plus(line.closing());
        }
        return new Block(currency, lines, opening, moved, closing);
    }

    private static Line line(Asked asked, AccountStatement account) {
        String href = "/console/books/transfers?" + asked.query() + "&programme=" + account.programme() + "&currency="
                + account.currency() + "&account=" + account.account();
        Map<String, Money> steps = new LinkedHashMap<>();
        Money moved = Money.ofMinor(0, account.currency());
        for (Movement movement : account.movements()) {
            moved = moved.plus(movement.amount());
            steps.merge(movement.step(), movement.amount(), Money::plus);
        }
        return new Line(
                account.programme(),
                account.account(),
                href,
                account.opening(),
                moved,
                account.closing(),
                steps.entrySet().stream()
                        .map(step -> new Step(step.getKey(), step.getValue(), href + "&step=" + step.getKey()))
                        .toList());
    }
}
