package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claimant.NameIndex;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Finds that people of one name and birthday are different people. */
@ApplicationScoped
class ClearSamePerson {
    private final Claims claims;
    private final NameIndex names;
    private final SamePersonSql sql;
    private final AuditLog auditLog;
    private final CaseParticipants participants;
    private final Clock clock;

    ClearSamePerson(
            Claims claims,
            NameIndex names,
            SamePersonSql sql,
            AuditLog auditLog,
            CaseParticipants participants,
            Clock clock) {
        this.claims = claims;
        this.names = names;
        this.sql = sql;
        this.auditLog = auditLog;
        this.participants = participants;
        this.clock = clock;
    }

    /** @throws Problem if there is nothing to clear (409), or the caller has lodged the claim (403) */
    @Transactional
    Claim clear(ClaimId id) {
        Claim claim = claims.get(id);
        String person = participants.other(claim, CaseAct.CLEAR_SAME_PERSON);
        int others = names.others(claim.personId);
        if (others == 0 || !sql.clearedBy(claim, others).isEmpty()) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_DONE,
                    "nobody else of this name and birthday is registered, or the claim is cleared already");
        }
        sql.clear(claim, others, person, clock.instant());
        auditLog.record(AuditAction.SAME_PERSON_CLEARED, claim.id, AuditDetail.number("others", others));
        return claim;
    }
}
