package org.millioncarrots.payout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Batch;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.PaymentStatus;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.money.Money;

/**
 * One thing a bank message says, about one payment or about a whole file of ours.
 *
 * @param file the message id of the file, when the line speaks of all of it
 */
record BankLine(
        @Nullable References references,
        @Nullable String file,
        @Nullable Money amount,
        BankAnswer answer) {

    /** Everything the message says, in its order. */
    static List<BankLine> of(BankMessage message) {
        return switch (message) {
            case StatusReport report -> ofReport(report);
            case AccountReport report ->
                report.statements().stream()
                        .flatMap(statement -> statement.entries().stream())
                        .flatMap(entry -> ofEntry(entry).stream())
                        .toList();
        };
    }

    /** A status of the file or of its payment block counts for all payments only when none is listed singly. */
    private static List<BankLine> ofReport(StatusReport report) {
        List<BankLine> lines = new ArrayList<>();
        for (PaymentStatus payment : report.payments()) {
            payment.transactions()
                    .forEach(t -> lines.add(new BankLine(
                            t.references(), null, t.amount(), t.status().answer())));
            if (payment.transactions().isEmpty() && payment.status() != null) {
                lines.add(new BankLine(
                        null, report.originalMessageId(), null, payment.status().answer()));
            }
        }
        if (lines.isEmpty() && report.group() != null) {
            lines.add(new BankLine(
                    null, report.originalMessageId(), null, report.group().answer()));
        }
        return lines;
    }

    private static List<BankLine> ofEntry(Entry entry) {
        List<BankLine> lines = new ArrayList<>();
        for (BankMessage.EntryTransaction transaction : entry.transactions()) {
            References references = transaction.references();
            lines.add(
                    references.isWholeFile()
                            ? new BankLine(null, fileOf(references), entry.amount(), transaction.answer())
                            : new BankLine(references, null, transaction.amount(), transaction.answer()));
        }
        if (lines.isEmpty() && entry.batches().size() == 1) {
            Batch batch = entry.batches().getFirst();
            lines.add(new BankLine(
                    null,
                    batch.messageId() == null ? batch.paymentInformationId() : batch.messageId(),
                    entry.amount(),
                    entry.answer()));
        }
        if (lines.isEmpty()) {
            lines.add(new BankLine(null, null, entry.amount(), entry.answer()));
        }
        return lines;
    }

    private static @Nullable String fileOf(References references) {
        return references.messageId() == null ? references.paymentInformationId() : references.messageId();
    }
}
