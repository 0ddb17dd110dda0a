package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.RivalSql.Finding;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Finds which of several claims is right that cannot all be granted: whoever came first is not right for that. */
@ApplicationScoped
class RuleRivals {
    private final Claims claims;
    private final RivalSql sql;
    private final CaseParticipants participants;
    private final TwoPeople people;
    private final AuditLog auditLog;

    RuleRivals(Claims claims, RivalSql sql, CaseParticipants participants, TwoPeople people, AuditLog auditLog) {
        this.claims = claims;
        this.sql = sql;
        this.participants = participants;
        this.people = people;
        this.auditLog = auditLog;
    }

    /**
     * The first call says that the claim was compared with the others, the second one, of another person, that it may be granted. One
     * that comes later is compared anew. An award to one of them still keeps the others from theirs.
     *
     * @param seen the claims that the caller has looked at
     * @return whether two people have found the same now
     * @throws Problem if nothing is open, or there are others by now (409), or the caller has had a part in one of the cases or has
     *     compared them first (403)
     */
    @Transactional
    boolean rule(ClaimId id, List<UUID> seen) {
        Claim claim = claims.get(id);
        List<Rival> open = sql.open(claim);
        if (open.isEmpty()) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_DONE, "no claim stands against this one, or two people have ruled already");
        }
        Set<UUID> ids = new HashSet<>(open.stream().map(Rival::claimId).toList());
        if (!ids.equals(Set.copyOf(seen))) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE,
                    "other claims stand against this one by now: read it again, look at them, and name all of them");
        }
        String person = participants.other(claim, CaseAct.RULE_RIVALS);
        ids.forEach(rival -> participants.other(claims.get(new ClaimId(rival)), CaseAct.RULE_RIVALS));
        boolean ruled = found(claim, ids, person);
        auditLog.record(
                ruled ? AuditAction.RIVALS_RULED : AuditAction.RIVALS_COMPARED,
                claim.id,
                AuditDetail.number("rivals", ids.size()));
        return ruled;
    }

    /** Whether two people have found on all of them now. */
    private boolean found(Claim claim, Set<UUID> rivals, String person) {
        Map<UUID, Finding> findings = sql.findings(claim);
        int confirmed = 0;
        int added = 0;
        for (UUID rival : rivals) {
            if (findings.containsKey(rival)) {
                confirmed += sql.confirm(claim, rival, person) ? 1 : 0;
            } else {
                sql.compare(claim, rival, person);
                added++;
            }
        }
        if (confirmed + added == 0) {
            people.other(
                    findings.values().stream().map(Finding::comparedBy).toList(),
                    "whoever compared the claims first cannot confirm it");
            throw Problem.conflict(ConflictReason.CHANGED_MEANWHILE, "somebody else confirmed it at the same moment");
        }
        return confirmed == rivals.size();
    }
}
