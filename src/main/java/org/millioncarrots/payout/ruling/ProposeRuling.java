package org.millioncarrots.payout.ruling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.answer.Attempts;
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Keeps what a person has learned from the bank about an unknown payout, until another person has approved it. */
@ApplicationScoped
class ProposeRuling {
    private final Attempts attempts;
    private final PayoutRulingSql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ProposeRuling(Attempts attempts, PayoutRulingSql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.attempts = attempts;
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem if there is no such payout with the bank (404), or there is nothing to be ruled (409) */
    @Transactional
    PayoutRulingView propose(UUID payout, Ruling outcome, String reference) {
        attempts.open(payout);
        UUID id = ids.next(Ids.bucketOf(payout));
        sql.insert(id, payout, outcome, reference, caller.person(), clock.instant());
        auditLog.record(
                AuditAction.PAYOUT_RULING_PROPOSED,
                payout,
                AuditDetail.id("ruling", id),
                AuditDetail.code("outcome", outcome));
        return get(payout, id);
    }

    /** Those of a payout, oldest first. */
    @Transactional
    List<PayoutRulingView> of(UUID payout) {
        return sql.of(payout);
    }

    /** @throws Problem if the payout has no such ruling (404) */
    @Transactional
    PayoutRulingView get(UUID payout, UUID id) {
        return sql.of(payout).stream()
                .filter(ruling -> ruling.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("ruling"));
    }
}
