package org.millioncarrots.payout.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the bank shows.
 *
 * @param chosen the account whose days are shown; null while no statement has come
 * @param weeks of the month, each of seven days from Monday on
 * @param entered messages that people have entered and nobody has confirmed
 * @param form the token of the form that brings a message; empty if the caller may not
 */
public record BankPage(
        YearMonth month,
        List<Account> accounts,
        @Nullable Account chosen,
        List<List<Day>> weeks,
        List<Entered> entered,
        List<Message> messages,
        @Nullable String next,
        boolean onlyUnmatched,
        boolean mayReconcile,
        String form) {

    /**
     * An account of ours in one currency.
     *
     * @param lastOn the last day that a statement closes
     * @param missing days of the month that nobody has sent a statement of
     * @param findings whatever else does not fit
     */
    public record Account(
            UUID id,
            String number,
            String currency,
            @Nullable LocalDate lastOn,
            long missing,
            long findings) {
        public String name() {
            return number + " " + currency;
        }
    }

    /**
     * A day in the calendar of an account.
     *
     * @param on null before the first and after the last day of the month
     * @param standing what is said of it
     */
    public record Day(
            @Nullable LocalDate on,
            Standing standing,
            @Nullable UUID statementId) {
        /** The key of its word. */
        public String word() {
            return "day_" + standing;
        }

        /** Of the month; 0 for none. */
        public int number() {
            return on == null ? 0 : on.getDayOfMonth();
        }

        public boolean isBad() {
            return standing == Standing.MISSING || standing == Standing.DIFFERS;
        }
    }

    /** What is said of a day. */
    public enum Standing {
        /** Its statement is in, and sums. */
        IN,
        /** It is in, and something in it does not fit. */
        DIFFERS,
        /** Banks were open and no statement has come in time. */
        MISSING,
        /** Banks are closed. */
        CLOSED,
        /** Its statement may still come. */
        AWAITED,
        /** Before the first statement of the account, or no day at all. */
        NONE
    }

    /** @param mine whether the caller has entered it, so that another person confirms it */
    public record Entered(UUID id, String kind, String by, Instant at, boolean mine) {
        public String word() {
            return "kind_" + kind;
        }
    }

    /** A message of the bank. */
    public record Message(UUID id, String kind, int matched, int unmatched, String by, Instant at) {
        public String word() {
            return "kind_" + kind;
        }
    }

    /** As it stands in the address of the files. */
    public String query() {
        return chosen == null ? "" : "account=" + chosen.id() + "&month=" + month;
    }

    public YearMonth before() {
        return month.minusMonths(1);
    }

    public YearMonth after() {
        return month.plusMonths(1);
    }
}
