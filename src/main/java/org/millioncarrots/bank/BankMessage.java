package org.millioncarrots.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bank has sent, without names, addresses, texts and the accounts of others: those are skipped while reading and
 * never held. Whatever was not understood is null or says so; it is no reason to refuse the rest.
 */
public sealed interface BankMessage {
    /** The bank's own id of the message; null when it could be free text. */
    @Nullable
    String messageId();

    /**
     * A pain.002 on one of our files.
     *
     * @param originalMessageId the message id of the pain.001 it answers
     * @param isOfPayments false if it answers a message that is no pain.001, such as a request to cancel
     * @param group the status of the whole file
     * @param payments one for each payment block that the bank mentions; may be empty
     */
    record StatusReport(
            @Nullable String messageId,
            @Nullable String originalMessageId,
            boolean isOfPayments,
            Status group,
            List<PaymentStatus> payments)
            implements BankMessage {}

    /** A camt.052, camt.053 or camt.054. */
    record AccountReport(@Nullable String messageId, Kind kind, List<Statement> statements) implements BankMessage {}

    /**
     * What is said at one level: file, payment block or transaction.
     *
     * @param code up to four characters, {@code OTHER} for anything else; null if nothing is said at this level
     */
    record Status(@Nullable String code, List<ReasonCode> reasons) {
        public static final Status NONE = new Status(null, List.of());

        /**
         * What holds below: its own status and reasons, or this level's where there are none. The reasons of a level that
         * rejects as a whole hold for everything in it, beside its own.
         */
        public Status inheritedBy(Status below) {
            List<ReasonCode> all = new ArrayList<>(below.reasons);
            if (all.isEmpty() || "RJCT".equals(code)) {
                all.addAll(reasons);
            }
            return new Status(below.code == null ? code : below.code, List.copyOf(all));
        }

        /** What it means for us; null if nothing is said. */
        public @Nullable BankAnswer answer() {
            return code == null ? null : BankAnswer.ofStatus(code, reasons);
        }
    }

    /** What the bank says of one payment block. */
    record PaymentStatus(
            @Nullable String originalPaymentInformationId, Status status, List<TransactionStatus> transactions) {}

    /** What the bank says of one transaction. */
    record TransactionStatus(References references, StatedAmounts amounts, Status status) {}

    /**
     * How a payment is found again: by end-to-end id, then UETR, then instruction id. References that could be somebody's free
     * text are null.
     */
    record References(
            @Nullable String endToEndId,
            @Nullable UUID uetr,
            @Nullable String instructionId,
            @Nullable String messageId,
            @Nullable String paymentInformationId,
            @Nullable String accountServicerReference) {
        /** Whether this could mean one payment. */
        public boolean nameAPayment() {
            return endToEndId != null || uetr != null || instructionId != null;
        }
    }

    /** Which account report it is. */
    enum Kind {
        /** camt.053 */
        STATEMENT,
        /** camt.054 */
        NOTIFICATION,
        /** camt.052: what stands in it during the day may still change. */
        INTERIM_REPORT
    }

    /**
     * The entries of one account.
     *
     * @param account the account that the bank reports on; null if there is none that could be read
     */
    record Statement(@Nullable ReportedAccount account, StatementHead head, List<Entry> entries) {}

    /**
     * One line of the account.
     *
     * @param number of the entry in the message, from 1
     * @param movement what it does to the balance; null if nothing is booked, or its amount or side is not understood
     * @param answer what the line as a whole says; needed for lines that name no payment
     * @param amounts those of the line
     * @param bookedOn in the bank's calendar
     * @param accountServicerReference the bank's own id of the line
     * @param files ids in it that could be those of files of ours, which the bank books as a whole
     * @param numberOfTransactions in these files, as far as the bank says
     * @param transactions the single payments in it; empty when the bank gives none
     */
    record Entry(
            int number,
            @Nullable Movement movement,
            BankAnswer answer,
            StatedAmounts amounts,
            @Nullable LocalDate bookedOn,
            @Nullable String accountServicerReference,
            List<String> files,
            @Nullable Long numberOfTransactions,
            List<EntryTransaction> transactions) {}

    /** One payment within a line. */
    record EntryTransaction(References references, StatedAmounts amounts, BankAnswer answer) {}
}
