package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessageReader;
import org.millioncarrots.payout.recognition.Mentions;
import org.millioncarrots.payout.recognition.RecognisePayments;
import org.millioncarrots.payout.statement.KeepStatements;
import org.millioncarrots.platform.Sha256;

/** Applies one message of the bank in one transaction: payouts, attempts, ledger, and a record of what became of each line. */
@ApplicationScoped
public class ApplyBankMessage {
    private final RecognisePayments recognisePayments;
    private final WriteAnswers writeAnswers;
    private final OurAccounts ourAccounts;
    private final BankMessages messages;
    private final KeepStatements keepStatements;
    private final AuditLog auditLog;

    ApplyBankMessage(
            RecognisePayments recognisePayments,
            WriteAnswers writeAnswers,
            OurAccounts ourAccounts,
            BankMessages messages,
            KeepStatements keepStatements,
            AuditLog auditLog) {
        this.recognisePayments = recognisePayments;
        this.writeAnswers = writeAnswers;
        this.ourAccounts = ourAccounts;
        this.messages = messages;
        this.keepStatements = keepStatements;
        this.auditLog = auditLog;
    }

    /**
     * A message that was applied before is not applied again, but for those of its lines to which nothing was known to belong:
     * after a restore a payout may only have come to be meanwhile.
     *
     * @throws org.millioncarrots.platform.http.Problem of type BANK_MESSAGE_REFUSED if the bytes are no message that we read
     */
    @Transactional
    public UUID apply(byte[] bytes) {
        BankMessage message = BankMessageReader.read(bytes);
        String sha256 = Sha256.of(bytes);
        recognisePayments.recognise(Mentions.of(message, ourAccounts::contain));
        Optional<UUID> known = messages.known(sha256);
        known.ifPresent(earlier -> applyRest(earlier, message));
        UUID id = known.orElseGet(() -> applyNew(message, sha256, bytes));
        messages.forgetErased(id);
        auditLog.record(AuditAction.BANK_MESSAGE_APPLIED, id, AuditDetail.sha256("message", sha256));
        return id;
    }

    private void applyRest(UUID id, BankMessage message) {
        Set<String> unmatched = messages.unmatched(id);
        if (!unmatched.isEmpty()) {
            apply(writeAnswers.of(message, id, unmatched), units(message).filter(unit -> unit.names()
                    .anyMatch(unmatched::contains)));
        }
    }

    private UUID applyNew(BankMessage message, String sha256, byte[] bytes) {
        UUID id = messages.keep(kind(message), sha256, bytes);
        if (message instanceof BankMessage.AccountReport report) {
            keepStatements.keep(id, report);
        }
        apply(writeAnswers.of(message, id, null), units(message));
        return id;
    }

    private Stream<BankUnit> units(BankMessage message) {
        return BankUnit.of(message, ourAccounts::contain);
    }

    private static void apply(MessageApplication application, Stream<BankUnit> units) {
        units.forEach(application::add);
        application.finish();
    }

    public static String kind(BankMessage message) {
        return switch (message) {
            case BankMessage.StatusReport report -> "STATUS_REPORT";
            case BankMessage.AccountReport report -> report.kind().name();
        };
    }
}
