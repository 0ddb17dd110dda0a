package org.millioncarrots.report.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.ClosedMonth;
import org.millioncarrots.ledger.ClosingView.Listed;
import org.millioncarrots.ledger.LedgerPage;

/**
 * What the page of a month's end shows.
 *
 * @param ended whether its last day is over
 * @param check what is open; null of a closed month, of which nothing is asked any more
 * @param closed what the closing has kept; null of an open month
 * @param closedThrough the last day that is closed
 * @param changed what was booked since it was proposed; null if nothing was
 * @param form the token of the form; empty if there is nothing that the caller may do
 * @param digest of the figures that the caller sees; empty while nobody has proposed to close the month
 */
public record ClosePage(
        YearMonth month,
        boolean ended,
        @Nullable MonthCheck check,
        @Nullable ClosedMonth closed,
        @Nullable LocalDate closedThrough,
        @Nullable Proposal proposal,
        @Nullable ChangedMonth changed,
        List<Listed> months,
        Map<String, String> people,
        String form,
        String digest) {

    /** @param asProposed whether nothing was booked since */
    public record Proposal(String by, Instant at, boolean own, boolean asProposed) {}

    public String href() {
        return "/console/close/" + month;
    }

    /** The month that ends on a day. */
    public YearMonth monthOf(LocalDate last) {
        return YearMonth.from(last);
    }

    public YearMonth before() {
        return month.minusMonths(1);
    }

    public YearMonth after() {
        return month.plusMonths(1);
    }

    /** Whether the form closes the month; else it proposes to. */
    public boolean isApproving() {
        return proposal != null && proposal.asProposed();
    }

    public long open() {
        return check == null ? 0 : check.checks().size() - check.done();
    }

    public long done() {
        return check == null ? 0 : check.done();
    }

    public LocalDate through() {
        return month.atEndOfMonth();
    }

    /** What the closing has kept, a block for each currency. */
    public List<LedgerPage.Block> blocks() {
        return closed == null ? List.of() : LedgerPage.blocks(closed.accounts());
    }

    public boolean isBalanced() {
        return blocks().stream().allMatch(block -> block.difference().isZero());
    }

    /** Where what is open can be looked at; null where the question is answered by itself. */
    public static @Nullable String href(MonthCheck.Question question) {
        return switch (question) {
            case RUNS -> "/console/runs";
            case PAYOUTS -> "/console/payouts";
            case UNKNOWN -> "/console/exceptions?kind=UNKNOWN";
            case STATEMENTS -> "/console/bank";
            case BANK_LINES -> "/console/exceptions";
            case SECOND_PERSON -> "/console/today";
            case BALANCE, MANUAL_RATES -> null;
        };
    }

    public List<Line> lines() {
        return check == null
                ? List.of()
                : check.checks().stream()
                        .map(result -> new Line(result, href(result.question())))
                        .toList();
    }

    /** A question with its answer. */
    public record Line(MonthCheck.Result result, @Nullable String href) {
        public boolean isWell() {
            return result.open() == 0;
        }

        /** The key of its words. */
        public String word() {
            return (isWell() ? "well_" : "open_") + result.question();
        }
    }
}
