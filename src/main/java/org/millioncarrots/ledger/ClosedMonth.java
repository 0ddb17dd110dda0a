package org.millioncarrots.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.AccountBalance;

/**
 * A closed month as its closing has kept it: whatever happens later, these figures stay.
 *
 * @param proposedBy absent for months that one person closed, as was done once
 * @param digest of the accounts below
 * @param agreedDigest of the figures that two people have closed; absent if the month was closed with a later one, or by one person
 * @param accounts the sums of every account up to the month's last day
 */
public record ClosedMonth(
        LocalDate through,
        @Nullable String proposedBy,
        String closedBy,
        Instant closedAt,
        String digest,
        @Nullable String agreedDigest,
        List<AccountBalance> accounts) {

    /** A closing as it is kept. */
    record Closing(
            LocalDate through,
            @Nullable String proposedBy,
            String closedBy,
            Instant closedAt,
            @Nullable String digest) {}

    static ClosedMonth of(LocalDate through, Closing closing, List<AccountBalance> accounts) {
        return new ClosedMonth(
                through,
                closing.proposedBy(),
                closing.closedBy(),
                closing.closedAt(),
                ClosingView.digest(accounts),
                closing.through().equals(through) ? closing.digest() : null,
                accounts);
    }

    /** Whether the figures are those that two people have closed. */
    public boolean isAsAgreed() {
        return agreedDigest == null || agreedDigest.equals(digest);
    }
}
