package org.millioncarrots.payout.exception;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.ReasonCode;

/** What an exception can be, as {@code report_exception_line} names it, and what to do next. */
enum ExceptionKind {
    UNKNOWN,
    REJECTED,
    RETURNED,
    SKIPPED,
    STOPPED,
    UNMATCHED,
    PARKED,
    MISMATCH,
    RETURNED_LESS,
    RULED_MATCHED,
    STATEMENT_MISSING,
    STATEMENT_NUMBER_GAP,
    STATEMENT_PAGE_MISSING,
    STATEMENT_BALANCE_GAP,
    STATEMENT_SUM_DIFFERS,
    STATEMENT_LEDGER_DIFFERS,
    STATEMENT_LINE_DIFFERS;

    private static final Set<String> OWN_REASONS =
            Set.of("ACCOUNT", "AMOUNT", "SIDE", "STATUS", "TWICE", "AFTER", "STATE", "REFS", "MESSAGE", "CHRG");
    private static final Set<String> SKIPS = Set.of(
            "FUNDS_EXHAUSTED",
            "AWARD_NOT_ACTIVE",
            "CLAIMANT_ERASED",
            "PROGRAMME_CLOSED",
            "ON_HOLD",
            "NO_DESTINATION",
            "DESTINATION_BLOCKED",
            "RATE_UNAVAILABLE",
            "AMOUNT_NOT_CONVERTIBLE",
            "UNDER_CHECK");

    /** The key of its word on pages. */
    String word() {
        return "kind_" + this;
    }

    /** The key of the next step in words. */
    String nextStep(@Nullable String reason) {
        String code = reason == null ? "" : reason;
        return switch (this) {
            case REJECTED, RETURNED -> "next_" + new ReasonCode(code).remedy();
            case SKIPPED -> SKIPS.contains(code) ? "next_SKIPPED_" + code : "next_SKIPPED";
            case STOPPED -> "next_STOPPED_" + code;
            case UNMATCHED, PARKED, MISMATCH -> OWN_REASONS.contains(code) ? "next_" + code : "next_" + this;
            default -> "next_" + this;
        };
    }
}
