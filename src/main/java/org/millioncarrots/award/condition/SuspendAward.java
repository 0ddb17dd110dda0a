package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.change.ChangeEffect;
import org.millioncarrots.award.change.ChangeRequests.SuspendAwardRequest;
import org.millioncarrots.award.change.PlanChange;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;

/** Stops what falls due from a day on. One person can do that from today on; for days that are past it takes two. */
@ApplicationScoped
class SuspendAward {
    private final Awards awards;
    private final Suspensions suspensions;
    private final PlanChange planChange;
    private final AuditLog auditLog;
    private final Clock clock;

    SuspendAward(Awards awards, Suspensions suspensions, PlanChange planChange, AuditLog auditLog, Clock clock) {
        this.awards = awards;
        this.suspensions = suspensions;
        this.planChange = planChange;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** What a suspension would withhold as things stand. */
    @Transactional
    ChangeEffect preview(AwardId id, int version, SuspendAwardRequest request) {
        return planChange.withheld(suspendable(id, version, request), request.from());
    }

    /** @throws Problem if the award has ended (409) or has changed since it was read (412) */
    @Transactional
    Suspension suspend(AwardId id, int version, SuspendAwardRequest request) {
        Award award = suspendable(id, version, request);
        Suspension suspension = suspensions.place(award, request.reason(), request.from());
        if (suspension.hasBegun(LocalDate.now(clock))) {
            awards.move(award, Award.State.SUSPENDED);
        }
        awards.flush();
        record(AuditAction.STIPEND_SUSPENDED, award, suspension);
        return suspension;
    }

    /**
     * Lets a suspension count from the past day that was asked for.
     *
     * @throws Problem if there is no such suspension that is open (404), it needs no confirmation or has it (409), or the caller
     *     has placed it (403)
     */
    @Transactional
    Suspension confirm(AwardId id, UUID suspensionId) {
        Award award = awards.get(id);
        Suspension suspension = suspensions.open(award, suspensionId);
        LocalDate askedFrom = suspension.askedFrom;
        if (askedFrom == null || suspension.confirmedAt != null) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_DONE, "the suspension counts from " + suspension.suspendedFrom + " already");
        }
        suspensions.confirm(award, suspension, askedFrom);
        awards.flush();
        record(AuditAction.SUSPENSION_CONFIRMED, award, suspension);
        return suspension;
    }

    private void record(AuditAction action, Award award, Suspension suspension) {
        auditLog.record(
                action,
                award.id,
                AuditDetail.id("suspension", suspension.id),
                AuditDetail.code("reason", suspension.reason),
                AuditDetail.date("from", suspension.suspendedFrom));
    }

    private Award suspendable(AwardId id, int version, SuspendAwardRequest request) {
        Params.plausible("from", request.from());
        Award award = awards.get(id, version);
        award.requireRunning();
        return award;
    }
}
