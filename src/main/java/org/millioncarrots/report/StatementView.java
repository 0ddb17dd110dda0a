package org.millioncarrots.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What one sponsor's money did in a period, by the accounting date of the books.
 *
 * @param closed whether the books of all these days are closed: then the statement never changes again
 */
@RegisterForReflection
@Schema(name = "SponsorStatement")
record StatementView(
        String sponsor,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Interval interval,
        boolean closed,
        List<AccountStatement> accounts) {

    /**
     * The same over all sponsors.
     *
     * @param closed whether the books of all these days are closed
     */
    @RegisterForReflection
    @Schema(name = "Books")
    record Books(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Interval interval,
            boolean closed,
            List<AccountStatement> accounts) {}

    /** What movements are summed by. */
    @Schema(name = "StatementInterval")
    enum Interval {
        MONTH,
        DAY
    }

    /**
     * One account of the books: opening and all movements sum to closing. Balances are credits less debits, so that over all
     * accounts of a programme and currency they sum to zero, FUNDING being negative.
     *
     * @param account its kind, as the ledger names it
     * @param opening on the morning of the first day
     * @param closing on the evening of the last day
     */
    @Schema(name = "AccountStatement")
    record AccountStatement(
            String programme,
            String currency,
            String account,
            Money opening,
            List<Movement> movements,
            Money closing) {}

    /**
     * All transfers of one step in one interval.
     *
     * @param interval a month such as {@code 2022-03}, or a day
     * @param step what the ledger booked, such as {@code COMMIT} or {@code FALL_DUE}
     * @param amount negative where the step takes from the account
     */
    @Schema(name = "StatementMovement")
    record Movement(String interval, String step, Money amount) {}
}
