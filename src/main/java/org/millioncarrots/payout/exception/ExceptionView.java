package org.millioncarrots.payout.exception;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * Something that needs a person: a payout, an instalment or a line of a bank message.
 *
 * @param answer what the bank says in the line, such as {@code SETTLED}
 * @param reason the bank's code, or ours
 * @param owner who has taken it
 */
@Schema(name = "ExceptionCase")
record ExceptionView(
        UUID id,
        String kind,
        @Nullable String answer,
        @Nullable String reason,
        @Nullable Money amount,
        @Nullable Money expected,
        @Nullable UUID payoutId,
        @Nullable UUID messageId,
        @Nullable Integer line,
        Instant since,
        ExceptionState state,
        @Nullable String owner,
        @Nullable Instant ownedSince,
        List<ExceptionRulingView> rulings) {
    private static final Set<String> OF_PAYOUTS = Set.of("REJECTED", "RETURNED", "UNKNOWN", "SKIPPED", "STOPPED");

    /** Whether it ends by itself, with what becomes of the payout or instalment. */
    boolean endsWithItsPayout() {
        return OF_PAYOUTS.contains(kind);
    }

    /** Whether it is made of others, and ends with them. */
    boolean endsWithItsLines() {
        return kind.equals("STATEMENT_LEDGER_DIFFERS");
    }

    boolean isReturnOfLess() {
        return kind.equals("RETURNED_LESS");
    }

    /**
     * What has left or stayed away without being in the books: of a difference what the bank has less than we, of a return of less the difference, of a debit what it takes beyond
     * the payout, of charges and other debits all of it; null if that cannot be told, or no money has moved.
     */
    @Nullable
    Money lost() {
        boolean isComparable =
                amount != null && (expected == null || expected.currency().equals(amount.currency()));
        if (amount == null || !isComparable || "ACCOUNT".equals(reason)) {
            return null;
        }
        if (kind.equals("STATEMENT_LINE_DIFFERS")) {
            return amount.minorUnits() < 0 ? amount.times(-1) : null;
        }
        boolean isDebit = "SETTLED".equals(answer);
        if (isReturnOfLess() && expected != null) {
            return expected.minus(amount);
        }
        if (kind.equals("MISMATCH")) {
            Money more = isDebit && expected != null ? amount.minus(expected) : null;
            return more != null && more.isPositive() ? more : null;
        }
        return isDebit || "CHRG".equals(reason) ? amount : null;
    }
}
