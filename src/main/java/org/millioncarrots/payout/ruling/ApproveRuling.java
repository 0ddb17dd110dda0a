package org.millioncarrots.payout.ruling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.answer.Attempts;
import org.millioncarrots.payout.answer.Attempts.Match;
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.payout.answer.WriteAnswers;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * Ends that a payout is unknown, as another person than the one who has learned from the bank what became of it. What the bank
 * says later is applied as after an answer of its own.
 */
@ApplicationScoped
class ApproveRuling {
    private final ProposeRuling rulings;
    private final PayoutRulingSql sql;
    private final Attempts attempts;
    private final WriteAnswers writeAnswers;
    private final TwoPeople people;
    private final AuditLog auditLog;

    ApproveRuling(
            ProposeRuling rulings,
            PayoutRulingSql sql,
            Attempts attempts,
            WriteAnswers writeAnswers,
            TwoPeople people,
            AuditLog auditLog) {
        this.rulings = rulings;
        this.sql = sql;
        this.attempts = attempts;
        this.writeAnswers = writeAnswers;
        this.people = people;
        this.auditLog = auditLog;
    }

    /** @throws Problem if there is none (404), the caller has proposed it (403), or there is nothing to be ruled any more (409) */
    @Transactional
    PayoutRulingView approve(UUID payout, UUID id) {
        Match match = attempts.open(payout);
        PayoutRulingView ruling = rulings.get(payout, id);
        String person = people.other(ruling.proposedBy(), "whoever proposed the ruling cannot approve it");
        Ruling outcome = Ruling.valueOf(ruling.outcome());
        sql.approve(id, person, writeAnswers.rule(match, outcome));
        auditLog.record(
                AuditAction.PAYOUT_RULED, payout, AuditDetail.id("ruling", id), AuditDetail.code("outcome", outcome));
        return rulings.get(payout, id);
    }
}
