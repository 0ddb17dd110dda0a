package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.BankMessageReader;
import org.millioncarrots.bank.SentFileReader;
import org.millioncarrots.payout.answer.ApplyBankMessage;
import org.millioncarrots.payout.recognition.ImportSentFile;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Keeps a bank message that a person has entered: anybody can write one, so it counts only when another person has confirmed it. */
@ApplicationScoped
public class ProposeBankMessage {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final BankMessageProposalSql sql;
    private final EnteredTexts texts;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ProposeBankMessage(
            BankMessageProposalSql sql, EnteredTexts texts, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.texts = texts;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem of type BANK_MESSAGE_REFUSED if the bytes are no message that we read */
    @Transactional
    public BankMessageProposalView propose(byte[] bytes) {
        return keep(ApplyBankMessage.kind(BankMessageReader.read(bytes)), AuditAction.BANK_MESSAGE_PROPOSED, bytes);
    }

    /**
     * A file of ours that went to the bank.
     *
     * @throws Problem of type BANK_MESSAGE_REFUSED if the bytes are no file of ours
     */
    @Transactional
    public BankMessageProposalView proposeSentFile(byte[] bytes) {
        SentFileReader.read(bytes);
        return keep(ImportSentFile.KIND, AuditAction.SENT_FILE_PROPOSED, bytes);
    }

    private BankMessageProposalView keep(String kind, AuditAction action, byte[] bytes) {
        String sha256 = Sha256.of(bytes);
        UUID id = ids.next();
        sql.insert(id, kind, sha256, texts.sealed(id, bytes), caller.person(), clock.instant());
        auditLog.record(action, id, AuditDetail.sha256("message", sha256));
        return get(id);
    }

    /** @throws Problem if there is none (404) */
    @Transactional
    BankMessageProposalView get(UUID id) {
        return sql.get(id).orElseThrow(() -> Problem.notFound("proposed bank message"));
    }

    /** Those that wait for another person, oldest first. */
    @Transactional
    public Page<BankMessageProposalView> open(@Nullable UUID cursor, int limit) {
        List<BankMessageProposalView> found = sql.open(cursor == null ? BEFORE_ALL : cursor, limit + 1);
        return Page.of(found, limit, proposal -> proposal.id().toString());
    }
}
