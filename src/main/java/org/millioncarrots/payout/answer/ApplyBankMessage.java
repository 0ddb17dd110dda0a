package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessageReader;
import org.millioncarrots.bank.ReportedAccount;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.payout.batch.Debtor;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.people.Caller;

/** Applies one message of the bank in one transaction: payouts, attempts, ledger, and a record of what became of each line. */
@ApplicationScoped
class ApplyBankMessage {
    private final BankMessageSql sql;
    private final RecognisePayments recognisePayments;
    private final Ledger ledger;
    private final Debtor debtor;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ApplyBankMessage(
            BankMessageSql sql,
            RecognisePayments recognisePayments,
            Ledger ledger,
            Debtor debtor,
            MasterKeys keys,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.recognisePayments = recognisePayments;
        this.ledger = ledger;
        this.debtor = debtor;
        this.keys = keys;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A message that was applied before is not applied again, but for those of its lines to which nothing was known to belong:
     * after a restore a payout may only have come to be meanwhile.
     *
     * @throws org.millioncarrots.platform.http.Problem of type BANK_MESSAGE_REFUSED if the bytes are no message that we read
     */
    @Transactional
    UUID apply(byte[] bytes) {
        BankMessage message = BankMessageReader.read(bytes);
        String sha256 = Sha256.of(bytes);
        recognisePayments.recognise(Mentions.of(message, this::isOurs));
        Optional<UUID> known = sql.known(sha256);
        known.ifPresent(id -> applyRest(id, message, sha256));
        return known.orElseGet(() -> applyNew(message, sha256, bytes));
    }

    private void applyRest(UUID id, BankMessage message, String sha256) {
        Set<String> unmatched = Set.copyOf(sql.unmatched(id));
        if (unmatched.isEmpty()) {
            return;
        }
        MessageApplication application = new MessageApplication(
                sql, ledger, id, message, clock.instant(), clock.getZone(), sql.lastLine(id), unmatched);
        BankUnit.of(message, this::isOurs)
                .filter(unit -> unit.names().anyMatch(unmatched::contains))
                .forEach(application::add);
        application.finish();
        auditLog.record(AuditAction.BANK_MESSAGE_APPLIED, id, AuditDetail.sha256("message", sha256));
    }

    private UUID applyNew(BankMessage message, String sha256, byte[] bytes) {
        Instant now = clock.instant();
        UUID id = ids.next();
        sql.insert(id, sha256, kind(message), keys.seal("bank-message", bytes), caller.person(), now);
        MessageApplication application =
                new MessageApplication(sql, ledger, id, message, now, clock.getZone(), 0, null);
        BankUnit.of(message, this::isOurs).forEach(application::add);
        application.finish();
        auditLog.record(AuditAction.BANK_MESSAGE_APPLIED, id, AuditDetail.sha256("message", sha256));
        return id;
    }

    private boolean isOurs(ReportedAccount account) {
        return account.is(debtor.iban())
                || debtor.furtherAccounts().stream()
                        .flatMap(accounts -> Arrays.stream(accounts.split(",")))
                        .anyMatch(account::is);
    }

    private static String kind(BankMessage message) {
        return switch (message) {
            case BankMessage.StatusReport report -> "STATUS_REPORT";
            case BankMessage.AccountReport report -> report.kind().name();
        };
    }
}
