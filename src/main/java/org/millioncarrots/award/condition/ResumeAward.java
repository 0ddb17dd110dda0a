package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.change.ApplyChange;
import org.millioncarrots.award.change.AwardChange;
import org.millioncarrots.award.change.ChangeEffect;
import org.millioncarrots.award.change.PlanChange;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.stipend.StipendRules.Confirmations;
import org.millioncarrots.stipend.StipendTerms.UnpaidDays;

/** Lets an award be paid again, on somebody's decision or because the claimant was met; the books follow. */
@ApplicationScoped
class ResumeAward {
    private final Awards awards;
    private final Suspensions suspensions;
    private final PlanChange planChange;
    private final ApplyChange applyChange;
    private final AuditLog auditLog;
    private final Clock clock;

    ResumeAward(
            Awards awards,
            Suspensions suspensions,
            PlanChange planChange,
            ApplyChange applyChange,
            AuditLog auditLog,
            Clock clock) {
        this.awards = awards;
        this.suspensions = suspensions;
        this.planChange = planChange;
        this.applyChange = applyChange;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * With arrears all that was withheld is paid with the next run, without them the suspended days are lost. What the bank's
     * answer has suspended takes two calls: the first person proposes it, the second decides how it goes on.
     *
     * @param on the first day that counts again; if absent today, or the first day of a suspension that has not begun
     * @param arrears as the programme says if absent
     * @return what that does to the schedule
     * @throws Problem if the suspension would end before it starts (400), is not open (404), or the caller has placed it or
     *     proposed to lift it (403)
     */
    @Transactional
    ChangeEffect lift(AwardId id, int version, UUID suspensionId, @Nullable LocalDate on, @Nullable Boolean arrears) {
        Award award = awards.get(id, version);
        Suspension suspension = suspensions.open(award, suspensionId);
        LocalDate today = LocalDate.now(clock);
        LocalDate resumed = on == null ? later(suspension.suspendedFrom, today) : on;
        if (resumed.isBefore(suspension.suspendedFrom)) {
            throw Problem.invalid(
                    "on", "on or after " + suspension.suspendedFrom + ": a suspension cannot end before it starts");
        }
        if (resumed.isAfter(today) && !resumed.equals(suspension.suspendedFrom)) {
            throw Problem.invalid("on", "today or earlier; of one that has not begun, its first day");
        }
        if (suspensions.isProposedNow(suspension)) {
            awards.flush();
            auditLog.record(AuditAction.RESUMPTION_PROPOSED, award.id, AuditDetail.id("suspension", suspension.id));
            return planChange.withheld(award, suspension.suspendedFrom);
        }
        if (suspension.reason == Suspension.Reason.CONFIRMATION_MISSED) {
            expectNext(award, resumed);
        }
        return lifted(award, suspension, resumed, arrears == null ? planChange.arrearsAfterSuspension(award) : arrears);
    }

    /**
     * Records that somebody has met the claimant, and resumes what was suspended for want of it.
     *
     * @throws Problem if the day is in the future (400), was recorded before (409), or the award has ended (409)
     */
    @Transactional
    void confirm(AwardId id, LocalDate on) {
        Award award = awards.get(id);
        LocalDate today = LocalDate.now(clock);
        award.requireRunning();
        if (on.isAfter(today) || on.isBefore(award.asOf)) {
            throw Problem.invalid("on", "from " + award.asOf + " to today");
        }
        suspensions.met(award, on);
        expectNext(award, on);
        auditLog.record(AuditAction.CLAIMANT_CONFIRMED, award.id, AuditDetail.date("on", on));
        Optional<Suspension> missed = suspensions.open(award).stream()
                .filter(suspension -> suspension.reason == Suspension.Reason.CONFIRMATION_MISSED)
                .findFirst();
        if (missed.isPresent() && !isOverdue(award, today)) {
            LocalDate from = missed.get().suspendedFrom;
            lifted(award, missed.get(), on.isBefore(from) ? from : on, planChange.arrearsAfterSuspension(award));
        }
        awards.flush();
    }

    private ChangeEffect lifted(Award award, Suspension suspension, LocalDate on, boolean arrears) {
        ChangeEffect withheld = planChange.withheld(award, suspension.suspendedFrom);
        suspensions.lift(award, suspension, on, arrears);
        LocalDate today = LocalDate.now(clock);
        if (award.state == Award.State.SUSPENDED
                && suspensions.open(award).stream().noneMatch(open -> open.hasBegun(today))) {
            awards.move(award, Award.State.ACTIVE);
        }
        ChangeEffect effect = withheld;
        if (!arrears && on.isAfter(suspension.suspendedFrom)) {
            UnpaidDays lost = new UnpaidDays(suspension.suspendedFrom, on.minusDays(1));
            Planned planned = planChange.withoutArrears(award, lost);
            applyChange.now(award, AwardChange.Kind.RESUMPTION, suspension.reason.name(), lost, planned);
            effect = planned.effect();
        }
        awards.flush();
        auditLog.record(
                AuditAction.STIPEND_RESUMED,
                award.id,
                AuditDetail.id("suspension", suspension.id),
                AuditDetail.date("on", on));
        return effect;
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

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean isOverdue(Award award, LocalDate today) {
        LocalDate next = award.nextConfirmationOn;
        Short grace = award.graceDays;
        return next != null && grace != null && next.plusDays(grace).isBefore(today);
    }
}
