package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.SamePersonSql.Clearance;
import org.millioncarrots.claimant.NameIndex;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Finds that people of one name and birthday are different people. */
@ApplicationScoped
class ClearSamePerson {
    private final Claims claims;
    private final NameIndex names;
    private final SamePersonSql sql;
    private final CaseParticipants participants;
    private final TwoPeople people;
    private final AuditLog auditLog;

    ClearSamePerson(
            Claims claims,
            NameIndex names,
            SamePersonSql sql,
            CaseParticipants participants,
            TwoPeople people,
            AuditLog auditLog) {
        this.claims = claims;
        this.names = names;
        this.sql = sql;
        this.participants = participants;
        this.people = people;
        this.auditLog = auditLog;
    }

    /**
     * The first call says that they were compared, the second one, of another person, clears the claim.
     *
     * @return whether it is cleared now
     * @throws Problem if there is nothing to clear (409), or the caller has registered, lodged or compared (403)
     */
    @Transactional
    boolean clear(ClaimId id) {
        Claim claim = claims.get(id);
        String person = participants.other(claim, CaseAct.CLEAR_SAME_PERSON);
        int others = names.others(claim.personId);
        Clearance earlier = sql.of(claim, others).orElse(null);
        if (others == 0 || earlier != null && earlier.isConfirmed()) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_DONE,
                    "nobody else of this name and birthday is registered, or the claim is cleared already");
        }
        if (earlier == null) {
            sql.compare(claim, others, person);
            auditLog.record(AuditAction.SAME_PERSON_COMPARED, claim.id, AuditDetail.number("others", others));
            return false;
        }
        people.other(earlier.by(), "whoever compared the people first cannot confirm it");
        if (!sql.confirm(claim, others, person)) {
            throw Problem.conflict(ConflictReason.CHANGED_MEANWHILE, "somebody else confirmed it at the same moment");
        }
        auditLog.record(AuditAction.SAME_PERSON_CLEARED, claim.id, AuditDetail.number("others", others));
        return true;
    }
}
