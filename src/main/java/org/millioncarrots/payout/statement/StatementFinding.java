package org.millioncarrots.payout.statement;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something about an account's statements that does not fit, until it does.
 *
 * @param on the day that it is about
 * @param statementId the statement at which it shows; null if there is none
 * @param minor the amount that is not explained, the bank's less what was expected; null if it is no matter of amounts
 * @param firstNumber the first of the numbers that are missing
 * @param lastNumber the last of them
 * @param lineId the line of the reconciliation that it is
 * @param payoutId the payment of that line, if it is one's
 */
record StatementFinding(
        Kind kind,
        LocalDate on,
        @Nullable UUID statementId,
        @Nullable Long minor,
        @Nullable Long firstNumber,
        @Nullable Long lastNumber,
        @Nullable UUID lineId,
        @Nullable UUID payoutId) {

    /** What it is. */
    @Schema(name = "StatementFindingKind")
    enum Kind {
        /** No statement for a day on which banks are open. */
        STATEMENT_MISSING,
        /** Numbers are left out, or go back. */
        STATEMENT_NUMBER_GAP,
        /** A page of a statement is missing. */
        STATEMENT_PAGE_MISSING,
        /** It opens with another balance than the one before closed with. */
        STATEMENT_BALANCE_GAP,
        /** Opening balance and entries do not come to the closing balance. */
        STATEMENT_SUM_DIFFERS,
        /** What the books and the bank say differs by more than payments on their way. */
        STATEMENT_LEDGER_DIFFERS,
        /** A line of that difference which no line of a bank message makes an exception. */
        STATEMENT_LINE_DIFFERS
    }

    static StatementFinding missing(LocalDate on) {
        return new StatementFinding(Kind.STATEMENT_MISSING, on, null, null, null, null, null, null);
    }

    static StatementFinding of(Kind kind, LocalDate on, UUID statement, @Nullable Long minor) {
        return new StatementFinding(kind, on, statement, minor, null, null, null, null);
    }

    static StatementFinding numbers(LocalDate on, UUID statement, long first, long last) {
        return new StatementFinding(Kind.STATEMENT_NUMBER_GAP, on, statement, null, first, last, null, null);
    }

    /** All the lines of an account's difference. */
    static StatementFinding difference(LocalDate on, long minor) {
        return new StatementFinding(Kind.STATEMENT_LEDGER_DIFFERS, on, null, minor, null, null, null, null);
    }

    /** One of them. */
    static StatementFinding line(LocalDate on, @Nullable UUID statement, long minor, UUID line, @Nullable UUID payout) {
        return new StatementFinding(Kind.STATEMENT_LINE_DIFFERS, on, statement, minor, null, null, line, payout);
    }
}
