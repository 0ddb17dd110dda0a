package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Changes of awards by two people: shown, proposed, confirmed or rejected. What is paid is never touched. */
@ApplicationScoped
class ChangeAward {
    private final Awards awards;
    private final AwardChanges changes;
    private final PlanChange planChange;
    private final HandOver handOver;
    private final CarryOut carryOut;
    private final AuditLog auditLog;

    ChangeAward(
            Awards awards,
            AwardChanges changes,
            PlanChange planChange,
            HandOver handOver,
            CarryOut carryOut,
            AuditLog auditLog) {
        this.awards = awards;
        this.changes = changes;
        this.planChange = planChange;
        this.handOver = handOver;
        this.carryOut = carryOut;
        this.auditLog = auditLog;
    }

    /**
     * What a change would do; nothing is stored.
     *
     * @param version of the award that the caller has read
     * @throws Problem if it cannot be done (400, 409), or the award has changed since (412)
     */
    @Transactional
    ChangeEffect preview(AwardId id, int version, ChangeRequest request) {
        handOver.requireSuccessor(request);
        return planChange.plan(awards.get(id, version), request).effect();
    }

    /** Stores the proposal with its effect, for another person to confirm. */
    @Transactional
    AwardChange propose(AwardId id, int version, ChangeRequest request) {
        ChangeEffect effect = preview(id, version, request);
        AwardChange change = changes.propose(awards.get(id), request, effect);
        awards.flush();
        record(AuditAction.AWARD_CHANGE_PROPOSED, id, change);
        return change;
    }

    /**
     * Does what was proposed, if it is still what was shown.
     *
     * @throws Problem if the caller has proposed it (403), or the award or its payments have moved since (409)
     */
    @Transactional
    AwardChange confirm(AwardId id, UUID changeId) {
        Award award = awards.get(id);
        AwardChange change = changes.undecided(award, changeId);
        if (change.awardVersion != award.version) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE,
                    "the award has changed since this was proposed: propose it again");
        }
        ChangeRequest request = changes.request(change);
        Planned planned = planChange.plan(award, request);
        if (!planned.effect().standsOn(changes.effect(change))) {
            throw Problem.conflict(
                    ConflictReason.PAID_MEANWHILE,
                    "instalments were paid since this was proposed, so that its effect is another: propose it again");
        }
        carryOut.confirmed(award, change, planned, request);
        awards.flush();
        record(AuditAction.AWARD_CORRECTED, id, change);
        return change;
    }

    /** Leaves everything as it is; the proposal stays on record. */
    @Transactional
    AwardChange reject(AwardId id, UUID changeId) {
        AwardChange change = changes.undecided(awards.get(id), changeId);
        changes.reject(change);
        awards.flush();
        record(AuditAction.AWARD_CHANGE_REJECTED, id, change);
        return change;
    }

    private void record(AuditAction action, AwardId id, AwardChange change) {
        auditLog.record(action, id.value(), AuditDetail.id("change", change.id), AuditDetail.code("kind", change.kind));
    }
}
