package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.NameIndex;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Claims of people who may be one person with two documents: shown to caseworkers, and decided after somebody has compared them. */
@ApplicationScoped
class SamePersonCheck {
    private final EntityManager entityManager;
    private final Claims claims;
    private final NameIndex names;
    private final SamePersonSettings settings;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    SamePersonCheck(
            EntityManager entityManager,
            Claims claims,
            NameIndex names,
            SamePersonSettings settings,
            AuditLog auditLog,
            Caller caller,
            Clock clock) {
        this.entityManager = entityManager;
        this.claims = claims;
        this.names = names;
        this.settings = settings;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whether somebody of the same name and birthday is registered and nobody has compared the two; never told to partners. */
    boolean isOpen(Claim claim) {
        if (!caller.hasRole(Roles.CASEWORKER) && !caller.hasRole(Roles.APPROVER)) {
            return false;
        }
        int others = names.others(claim.personId);
        return others > 0 && clearedBy(claim, others).isEmpty();
    }

    /** @throws Problem if there is nothing to clear (409), or the caller has lodged the claim (403) */
    @Transactional
    Claim clear(ClaimId id) {
        Claim claim = claims.get(id);
        if (claim.lodgedBy.equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever lodged the claim cannot clear it");
        }
        int others = names.others(claim.personId);
        if (others == 0 || !clearedBy(claim, others).isEmpty()) {
            throw Problem.conflict(
                    "nobody else of this name and birthday is registered, or the claim is cleared already");
        }
        entityManager
                .createNativeQuery("""
                        insert into same_person_clearance (bucket, claim_id, partner, others, cleared_by, cleared_at)
                        values (:bucket, :claim, :partner, :others, :person, :now)
                        """)
                .setParameter("bucket", claim.bucket)
                .setParameter("claim", claim.id)
                .setParameter("partner", claim.partner)
                .setParameter("others", others)
                .setParameter("person", caller.person())
                .setParameter("now", clock.instant())
                .executeUpdate();
        auditLog.record(AuditAction.SAME_PERSON_CLEARED, claim.id, AuditDetail.number("others", others));
        return claim;
    }

    /** @throws Problem if somebody must compare the people first (422), or only the caller has (403) */
    void requireCleared(Claim claim) {
        if (settings.sameName() == SamePersonSettings.SameName.SHOW) {
            return;
        }
        int others = names.others(claim.personId);
        if (others == 0) {
            return;
        }
        List<String> cleared = clearedBy(claim, others);
        if (cleared.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the rules come to REFER: somebody of the same name and birthday is registered; another person compares"
                            + " them and clears the claim",
                    List.of(new Problem.Violation("rules.same-person", "REFER: clear it, or refuse the claim")));
        }
        if (cleared.equals(List.of(caller.person()))) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever has cleared the claim does not decide it too");
        }
    }

    /** Of exactly as many as there are now: one who came later is compared anew. */
    private List<String> clearedBy(Claim claim, int others) {
        return entityManager
                .createNativeQuery(
                        "select cleared_by from same_person_clearance"
                                + " where bucket = :bucket and claim_id = :claim and others >= :others",
                        String.class)
                .setParameter("bucket", claim.bucket)
                .setParameter("claim", claim.id)
                .setParameter("others", others)
                .getResultList();
    }
}
