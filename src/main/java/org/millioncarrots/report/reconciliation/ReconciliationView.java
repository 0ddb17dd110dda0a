package org.millioncarrots.report.reconciliation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * An account at the end of a day: ours, the bank's, and what the difference is made of.
 *
 * @param statementId the statement with the bank's balance, the last one up to the day
 * @param statementOn the day that it closes
 * @param difference the bank's less ours; the groups sum to it, and so do all lines
 * @param groups all lines by kind
 * @param items one page of the lines
 * @param next the cursor that gives the following page; absent on the last one
 */
@RegisterForReflection
@Schema(name = "Reconciliation")
public record ReconciliationView(
        String account,
        String currency,
        LocalDate on,
        OursView ours,
        Money bank,
        UUID statementId,
        LocalDate statementOn,
        Money difference,
        List<Group> groups,
        List<Line> items,
        @Nullable String next) {

    /**
     * What should stand at the bank by the books.
     *
     * @param begunOn the first day that the bank has reported
     * @param opening the bank's balance before it
     * @param out what has left since and not come back: in transit or settled, less returned
     * @param exchanged what the bank took for payments in other currencies, negative
     * @param ruled what the bank has booked besides, of which two people have said what it is: charges that are borne, what is claimed,
     *     written off, explained or not ours; signed as the account moves
     * @param balance opening less out, and exchanged and ruled
     */
    @Schema(name = "ReconciliationBooks")
    public record OursView(LocalDate begunOn, Money opening, Money out, Money exchanged, Money ruled, Money balance) {}

    /** Lines of one kind. */
    @Schema(name = "ReconciliationGroup")
    public record Group(String kind, long count, Money amount) {}

    /**
     * A part of the difference.
     *
     * @param kind {@code SENT_NOT_BOOKED} and {@code RETURN_NOT_BOOKED}: in the books, and not on a statement yet; {@code
     *     BOOKED_NOT_IN_BOOKS}: the other way round, or a second time; {@code DEBIT_UNKNOWN}, {@code CREDIT_UNKNOWN} and {@code
     *     RETURN_NOT_MATCHED}: of no payment of ours; {@code CHARGES}, {@code INTEREST}; {@code AMOUNT_DIFFERS}; {@code
     *     STATEMENT_BALANCE_GAP} and {@code STATEMENT_SUM_DIFFERS}: statements that do not fit
     * @param reason the code of the line of the bank message, such as {@code TWICE}
     * @param on the day of the statement; of a payment the last on which it was booked or told
     * @param amount the bank's less ours
     * @param expected what the payments come to that the entry names
     * @param reference the bank's own of the entry
     */
    @Schema(name = "ReconciliationLine")
    public record Line(
            UUID id,
            String kind,
            @Nullable String reason,
            LocalDate on,
            Money amount,
            @Nullable Money expected,
            @Nullable UUID statementId,
            @Nullable UUID messageId,
            @Nullable Integer entry,
            @Nullable String reference,
            @Nullable UUID payoutId) {}

    /** What moved day by day. */
    @Schema(name = "BankDayReport")
    public record BankDays(String account, String currency, List<BankDay> rows) {}

    /**
     * One day. All but sent is of statements that close on it.
     *
     * @param sent payments handed to the bank, by the books
     * @param confirmed payments that statements show as debited
     * @param returned payments that statements show as come back
     * @param charges signed as the account moves
     * @param other signed; what is neither payment, charge nor interest
     * @param balance after the day; absent if no statement closes on it
     */
    @Schema(name = "BankDay")
    public record BankDay(
            LocalDate on,
            long sentCount,
            Money sent,
            long confirmedCount,
            Money confirmed,
            long returnedCount,
            Money returned,
            Money charges,
            Money interest,
            Money other,
            @Nullable Money balance) {}
}
