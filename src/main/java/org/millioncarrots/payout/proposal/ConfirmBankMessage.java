package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Applies a bank message that one person has entered, as another person. */
@ApplicationScoped
class ConfirmBankMessage {
    private final BankMessageProposalSql sql;
    private final EnteredTexts texts;
    private final ApplyEntered entered;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    ConfirmBankMessage(
            BankMessageProposalSql sql,
            EnteredTexts texts,
            ApplyEntered entered,
            AuditLog auditLog,
            TwoPeople people,
            Clock clock) {
        this.sql = sql;
        this.texts = texts;
        this.entered = entered;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @return the bank message that it has become
     * @throws Problem if there is none (404), the caller has entered it (403), or it is confirmed already (409)
     */
    @Transactional
    UUID confirm(UUID id) {
        BankMessageProposalView proposal = open(id);
        String person = people.other(proposal.proposedBy(), "whoever entered the bank message cannot confirm it");
        UUID message = apply(proposal);
        sql.confirm(id, person, clock.instant(), message);
        auditLog.record(AuditAction.BANK_MESSAGE_CONFIRMED, id, AuditDetail.id("message", message));
        return message;
    }

    /** The same, for whoever wants to see what would become of it and rolls it back. */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID preview(UUID id) {
        return apply(open(id));
    }

    private BankMessageProposalView open(UUID id) {
        BankMessageProposalView proposal = sql.lock(id).orElseThrow(() -> Problem.notFound("proposed bank message"));
        if (proposal.confirmedBy() != null) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the bank message is confirmed already");
        }
        return proposal;
    }

    private UUID apply(BankMessageProposalView proposal) {
        return entered.apply(proposal.kind(), texts.of(proposal.id()));
    }
}
