package org.millioncarrots.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What a bank has sent, without names, addresses, texts and the accounts of others: those are skipped while reading and
 * never held.
 */
public sealed interface BankMessage {
    /** The bank's own id of the message; null when it could be free text. */
    @Nullable
    String messageId();

    /**
     * A pain.002 on one of our files.
     *
     * @param originalMessageId the message id of the pain.001 it answers
     * @param group the status of the whole file; null when the bank speaks of its parts only
     * @param payments one for each payment block that the bank mentions; may be empty
     */
    record StatusReport(
            @Nullable String messageId,
            String originalMessageId,
            @Nullable Status group,
            List<PaymentStatus> payments) implements BankMessage {}

    /**
     * A camt.053 or camt.054.
     *
     * @param kind whether entries are the day's statement or a notification about the same bookings
     */
    record AccountReport(@Nullable String messageId, Kind kind, List<Statement> statements) implements BankMessage {}

    /** A status code of the bank (up to four characters, or {@code OTHER}) with its reasons. */
    record Status(String code, List<ReasonCode> reasons) {
        /** What the code means for us. */
        public BankAnswer answer() {
            return BankAnswer.ofStatus(code, reasons);
        }
    }

    /** What the bank says of one payment block; transactions that are not listed have the block's status. */
    record PaymentStatus(
            String originalPaymentInformationId, @Nullable Status status, List<TransactionStatus> transactions) {}

    /**
     * What the bank says of one transaction.
     *
     * @param status its own, or the one of its block or file when it has none
     */
    record TransactionStatus(
            References references, @Nullable Money amount, Status status) {}

    /**
     * How a payment is found again: by end-to-end id, then UETR, then instruction id with amount. References that could be
     * somebody's free text are null.
     */
    record References(
            @Nullable String endToEndId,
            @Nullable UUID uetr,
            @Nullable String instructionId,
            @Nullable String messageId,
            @Nullable String paymentInformationId,
            @Nullable String accountServicerReference) {
        /** Whether this speaks of a whole file and of no single payment in it. */
        public boolean isWholeFile() {
            return endToEndId == null
                    && uetr == null
                    && instructionId == null
                    && (messageId != null || paymentInformationId != null);
        }
    }

    /** Which account report it is. */
    enum Kind {
        /** camt.053 */
        STATEMENT,
        /** camt.054 */
        NOTIFICATION
    }

    /** Seen from the owner of the account. */
    enum Direction {
        CREDIT,
        DEBIT
    }

    /**
     * The entries of one account.
     *
     * @param account the account that the bank reports on, ours; null when it is not an IBAN
     */
    record Statement(@Nullable String id, @Nullable Iban account, List<Entry> entries) {}

    /**
     * One line of the account.
     *
     * @param status the bank's code: BOOK, PDNG, INFO, FUTR
     * @param reversal whether it takes back an earlier line; {@code direction} is that of the new one
     * @param bookedOn in the bank's calendar
     * @param valueOn in the bank's calendar
     * @param batches the files that the line stands for when the bank books whole files
     * @param transactions the single payments in it; empty when the bank gives none
     * @param answer what the line as a whole says; needed for lines without transactions
     */
    record Entry(
            Money amount,
            Direction direction,
            String status,
            boolean reversal,
            @Nullable LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            @Nullable String accountServicerReference,
            List<Batch> batches,
            List<EntryTransaction> transactions,
            BankAnswer answer) {}

    /**
     * A file of ours that the bank booked in one line.
     *
     * @param numberOfTransactions as far as the bank says
     */
    record Batch(
            @Nullable String messageId,
            @Nullable String paymentInformationId,
            @Nullable Long numberOfTransactions) {}

    /**
     * One payment within a line.
     *
     * @param amount null when the bank gives none and the line has several payments
     */
    record EntryTransaction(References references, @Nullable Money amount, Direction direction, BankAnswer answer) {}
}
