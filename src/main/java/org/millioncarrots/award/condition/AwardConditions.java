package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.change.AppliedChange;
import org.millioncarrots.award.change.ApplyChange;
import org.millioncarrots.award.change.AwardChange;
import org.millioncarrots.award.change.ChangeEffect;
import org.millioncarrots.award.change.ChangeRequests.SuspendAwardRequest;
import org.millioncarrots.award.change.PlanChange;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.stipend.StipendRules.Confirmations;
import org.millioncarrots.stipend.StipendTerms.Days;

/** What payment of an award depends on while it runs: suspensions, and confirmations that the claimant is alive. */
@ApplicationScoped
public class AwardConditions {
    private final Awards awards;
    private final PlanChange planChange;
    private final ApplyChange applyChange;
    private final Caller caller;
    private final AuditLog auditLog;
    private final Json json;
    private final Ids ids;
    private final Clock clock;

    AwardConditions(
            Awards awards,
            PlanChange planChange,
            ApplyChange applyChange,
            Caller caller,
            AuditLog auditLog,
            Json json,
            Ids ids,
            Clock clock) {
        this.awards = awards;
        this.planChange = planChange;
        this.applyChange = applyChange;
        this.caller = caller;
        this.auditLog = auditLog;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a suspension would withhold as things stand. */
    @Transactional
    public ChangeEffect previewSuspension(AwardId id, int version, SuspendAwardRequest request) {
        return planChange.withheld(suspendable(id, version, request));
    }

    /** @throws Problem if the award has ended (409) or has changed since it was read (412) */
    @Transactional
    public UUID suspend(AwardId id, int version, SuspendAwardRequest request) {
        Award award = suspendable(id, version, request);
        Suspension suspension = new Suspension(
                ids.next(award.bucket), award, request.reason(), request.from(), caller.person(), clock.instant());
        awards.getEntityManager().persist(suspension);
        if (suspension.hasBegun(LocalDate.now(clock))) {
            award.become(Award.State.SUSPENDED);
        }
        awards.flush();
        auditLog.record(
                AuditAction.STIPEND_SUSPENDED,
                award.id,
                AuditDetail.id("suspension", suspension.id),
                AuditDetail.code("reason", suspension.reason),
                AuditDetail.date("from", suspension.suspendedFrom));
        return suspension.id;
    }

    /** What lifting would do; nothing is stored. */
    @Transactional
    public ChangeEffect previewLift(
            AwardId id, int version, UUID suspensionId, @Nullable LocalDate on, @Nullable Boolean arrears) {
        Award award = awards.get(id, version);
        Lift lift = lift(award, suspensionId, on, arrears);
        return lift.losesDays()
                ? planChange
                        .withoutArrears(award, lift.days(), LocalDate.now(clock))
                        .effect()
                : planChange.withheld(award);
    }

    /**
     * Lets payment go on: with arrears all that was withheld is paid with the next run, without them the suspended days are
     * lost.
     *
     * @param on the first day that counts again; today if absent
     * @param arrears as the programme says if absent
     * @return what has become of the schedule, if days are lost
     * @throws Problem if the suspension would end before it starts (400) or is not open (404)
     */
    @Transactional
    public Optional<AppliedChange> lift(
            AwardId id, int version, UUID suspensionId, @Nullable LocalDate on, @Nullable Boolean arrears) {
        Award award = awards.get(id, version);
        Lift lift = lift(award, suspensionId, on, arrears);
        if (lift.suspension().reason == Suspension.Reason.CONFIRMATION_MISSED) {
            expectNext(award, lift.on());
        }
        return lifted(award, lift);
    }

    /**
     * Records that somebody has met the claimant, and resumes what was suspended for want of it.
     *
     * @throws Problem if the day is in the future (400), was recorded before (409), or the award has ended (409)
     */
    @Transactional
    public Optional<AppliedChange> confirm(AwardId id, LocalDate on) {
        Award award = awards.get(id);
        LocalDate today = LocalDate.now(clock);
        requireRunning(award);
        if (on.isAfter(today) || on.isBefore(award.asOf)) {
            throw Problem.invalid("on", "from " + award.asOf + " to today");
        }
        awards.confirm(ids.next(award.bucket), award, on, caller.person(), clock.instant());
        expectNext(award, on);
        Optional<Suspension> missed = open(award).stream()
                .filter(suspension -> suspension.reason == Suspension.Reason.CONFIRMATION_MISSED)
                .findFirst();
        if (missed.isEmpty() || isOverdue(award, today)) {
            awards.flush();
            return Optional.empty();
        }
        LocalDate from = missed.get().suspendedFrom;
        return lifted(
                award, new Lift(missed.get(), on.isBefore(from) ? from : on, planChange.arrearsAfterSuspension(award)));
    }

    private record Lift(Suspension suspension, LocalDate on, boolean arrears) {
        boolean losesDays() {
            return !arrears && on.isAfter(suspension.suspendedFrom);
        }

        Days days() {
            return new Days(suspension.suspendedFrom, on.minusDays(1));
        }
    }

    private Lift lift(Award award, UUID suspensionId, @Nullable LocalDate on, @Nullable Boolean arrears) {
        Suspension suspension = open(award).stream()
                .filter(open -> open.id.equals(suspensionId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("open suspension of this award"));
        LocalDate today = LocalDate.now(clock);
        LocalDate resumed = on == null ? today : on;
        if (resumed.isBefore(suspension.suspendedFrom)) {
            throw Problem.invalid(
                    "on", "on or after " + suspension.suspendedFrom + ": a suspension cannot end before it starts");
        }
        if (resumed.isAfter(today)) {
            throw Problem.invalid("on", "today or earlier");
        }
        return new Lift(suspension, resumed, arrears == null ? planChange.arrearsAfterSuspension(award) : arrears);
    }

    private Optional<AppliedChange> lifted(Award award, Lift lift) {
        Suspension suspension = lift.suspension();
        suspension.resumedOn = lift.on();
        suspension.arrears = lift.arrears();
        suspension.liftedBy = caller.person();
        suspension.liftedAt = clock.instant();
        LocalDate today = LocalDate.now(clock);
        if (award.state == Award.State.SUSPENDED && open(award).stream().noneMatch(open -> open.hasBegun(today))) {
            award.become(Award.State.ACTIVE);
        }
        Optional<AppliedChange> applied = lift.losesDays() ? Optional.of(lose(award, lift)) : Optional.empty();
        awards.flush();
        auditLog.record(
                AuditAction.STIPEND_RESUMED,
                award.id,
                AuditDetail.id("suspension", suspension.id),
                AuditDetail.date("on", lift.on()));
        return applied;
    }

    private AppliedChange lose(Award award, Lift lift) {
        Planned planned = planChange.withoutArrears(award, lift.days(), LocalDate.now(clock));
        AwardChange change = new AwardChange(
                ids.next(award.bucket),
                award,
                AwardChange.Kind.RESUMPTION,
                lift.suspension().reason.name(),
                json.write(lift.days()),
                json.write(planned.effect()),
                caller.person(),
                clock.instant());
        change.state = AwardChange.State.CONFIRMED;
        change.decidedAt = change.proposedAt;
        AppliedChange applied = applyChange.apply(award, change, planned);
        awards.getEntityManager().persist(change);
        return applied;
    }

    private void expectNext(Award award, LocalDate on) {
        Optional<Confirmations> asked = planChange.confirmations(award);
        if (asked.isPresent()) {
            LocalDate next = on.plusMonths(asked.get().everyMonths());
            if (award.nextConfirmationOn == null || next.isAfter(award.nextConfirmationOn)) {
                award.nextConfirmationOn = next;
                award.graceDays = (short) asked.get().graceDays();
            }
        }
    }

    private static boolean isOverdue(Award award, LocalDate today) {
        LocalDate next = award.nextConfirmationOn;
        Short grace = award.graceDays;
        return next != null && grace != null && next.plusDays(grace).isBefore(today);
    }

    private List<Suspension> open(Award award) {
        return awards.suspensions(award).stream()
                .filter(suspension -> suspension.liftedAt == null)
                .toList();
    }

    private Award suspendable(AwardId id, int version, SuspendAwardRequest request) {
        Params.plausible("from", request.from());
        Award award = awards.get(id, version);
        requireRunning(award);
        return award;
    }

    private static void requireRunning(Award award) {
        switch (award.state) {
            case ACTIVE, SUSPENDED -> {}
            case QUEUED -> throw Problem.conflict("the award is QUEUED: nothing of it is paid before there is money");
            case TERMINATED -> throw Problem.conflict("the award is TERMINATED");
        }
    }
}
