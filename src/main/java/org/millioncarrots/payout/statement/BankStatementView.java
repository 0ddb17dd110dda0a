package org.millioncarrots.payout.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.Movement.Nature;
import org.millioncarrots.money.Money;

/**
 * A statement of one of our accounts, or one page of it.
 *
 * @param reference the bank's own id of it
 * @param number the electronic sequence number
 * @param closesOn the day of its closing balance
 * @param opening booked balance before its entries, negative if overdrawn; absent if the bank states none
 * @param closing booked balance after them
 * @param debits booked in it
 * @param unexplained closing less opening less entries: zero, or a finding
 * @param balance after it, by all statements of the account
 */
@Schema(name = "BankStatement")
record BankStatementView(
        UUID id,
        String account,
        String currency,
        Kind kind,

        @Schema(
                description =
                        "COUNTED; INFORMATION for reports during the day, and before the first one with a balance;"
                                + " DUPLICATE; SUPERSEDED by a corrected one")
        KeptStatement.Standing standing,

        @Nullable String reference,
        @Nullable Long number,
        @Nullable Long legalNumber,
        @Nullable Integer page,
        boolean lastPage,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        LocalDate closesOn,
        @Nullable Money opening,
        @Nullable Money closing,
        Money debits,
        Money credits,
        int entries,
        @Nullable Money unexplained,
        @Nullable Money balance,
        UUID messageId,
        Instant receivedAt) {

    /**
     * All of it.
     *
     * @param balances as the bank states them; available and interim ones are information
     * @param entries at most 1,000, those first that no payment of ours explains
     */
    @Schema(name = "BankStatementDetails")
    record Details(
            BankStatementView statement,
            List<BalanceView> balances,
            List<FindingView> findings,
            SumsView sums,
            List<EntryView> entries) {}

    /** @param kind the bank's code: OPBD, PRCD, CLBD, CLAV, ITBD, … */
    @Schema(name = "BankStatementBalance")
    record BalanceView(String kind, Money amount, @Nullable LocalDate on) {}

    /**
     * What does not fit and is not explained yet.
     *
     * @param amount that is not explained, the bank's less what was expected
     * @param firstNumber the first of the numbers that are missing
     */
    @Schema(name = "BankStatementFinding")
    record FindingView(
            StatementFinding.Kind kind,
            LocalDate on,
            @Nullable Money amount,
            @Nullable Long firstNumber,
            @Nullable Long lastNumber,
            Instant foundAt) {}

    /**
     * What the entries come to. All but the credits are of debits; charges and interest are signed as the account moves.
     *
     * @param confirmed payments of ours that left
     * @param returned payments of ours that came back
     * @param other all that is neither, such as money that was paid in
     */
    @Schema(name = "BankStatementSums")
    record SumsView(Money confirmed, Money returned, Money charges, Money interest, Money other) {}

    /**
     * One entry.
     *
     * @param entry its number in the message
     * @param amount negative for debits
     * @param explained what payments of ours come to that the entry tells
     */
    @Schema(name = "BankStatementEntry")
    record EntryView(
            int entry,
            Nature nature,
            Money amount,
            @Nullable Money charges,
            @Nullable LocalDate bookedOn,
            @Nullable String reference,
            @Nullable Money explained) {}
}
