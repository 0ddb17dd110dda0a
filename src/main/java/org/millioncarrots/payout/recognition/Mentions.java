package org.millioncarrots.payout.recognition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.bank.ReportedAccount;

/**
 * Which files and payments a bank message names, whatever it says of them: all of these the bank has.
 *
 * @param files message ids, ours or not
 * @param endToEndIds those of the form of ours, each with the message id that stands beside it, or an empty text
 * @param uetrs of payments that come without such an id, likewise
 */
public record Mentions(Set<String> files, Map<String, String> endToEndIds, Map<UUID, String> uetrs) {
    /** @param isOurs whose statements count: what another account shows is not ours */
    public static Mentions of(BankMessage message, Predicate<ReportedAccount> isOurs) {
        Mentions mentions = new Mentions(new HashSet<>(), new HashMap<>(), new HashMap<>());
        switch (message) {
            case StatusReport report -> mentions.addReport(report);
            case AccountReport report ->
                report.statements().stream()
                        .filter(statement -> statement.account() != null && isOurs.test(statement.account()))
                        .flatMap(statement -> statement.entries().stream())
                        .forEach(mentions::addEntry);
        }
        return mentions;
    }

    private void addReport(StatusReport report) {
        if (report.isOfPayments()) {
            addFile(report.originalMessageId());
            report.payments().stream()
                    .flatMap(payment -> payment.transactions().stream())
                    .forEach(transaction -> add(transaction.references(), report.originalMessageId()));
        }
    }

    private void addEntry(Entry entry) {
        entry.files().forEach(this::addFile);
        String only = entry.files().size() == 1 ? entry.files().getFirst() : null;
        for (EntryTransaction transaction : entry.transactions()) {
            References references = transaction.references();
            String own = first(references.messageId(), references.paymentInformationId());
            addFile(own);
            add(references, first(own, only));
        }
    }

    /** The reference by which a payment could be known to us; null if it has none of the form of ours. */
    public static @Nullable String endToEndId(References references) {
        if (references.endToEndId() != null && EndToEndId.isOurs(references.endToEndId())) {
            return references.endToEndId();
        }
        boolean ours = references.instructionId() != null && EndToEndId.isOurs(references.instructionId());
        return ours ? references.instructionId() : null;
    }

    private void add(References references, @Nullable String file) {
        String beside = file == null ? "" : file;
        String endToEndId = endToEndId(references);
        if (endToEndId != null) {
            endToEndIds.put(endToEndId, beside);
        } else if (references.uetr() != null) {
            uetrs.put(references.uetr(), beside);
        }
    }

    private void addFile(@Nullable String file) {
        if (file != null) {
            files.add(file);
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
