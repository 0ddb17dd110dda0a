package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.Award.EndReason;
import org.millioncarrots.award.Award.Successor;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.ChangeRequests.TerminateAwardRequest;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.award.queue.AwardQueueSql;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.stipend.StipendRules.Confirmations;

/** Changes of awards by two people: shown, proposed, confirmed or rejected. What is paid is never touched. */
@ApplicationScoped
public class ChangeAward {
    private final Awards awards;
    private final PlanChange planChange;
    private final ApplyChange applyChange;
    private final AwardQueueSql queueSql;
    private final Caller caller;
    private final AuditLog auditLog;
    private final Json json;
    private final Ids ids;
    private final Clock clock;

    ChangeAward(
            Awards awards,
            PlanChange planChange,
            ApplyChange applyChange,
            AwardQueueSql queueSql,
            Caller caller,
            AuditLog auditLog,
            Json json,
            Ids ids,
            Clock clock) {
        this.awards = awards;
        this.planChange = planChange;
        this.applyChange = applyChange;
        this.queueSql = queueSql;
        this.caller = caller;
        this.auditLog = auditLog;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a change would do; nothing is stored.
     *
     * @param version of the award that the caller has read
     * @throws Problem if it cannot be done (400, 409), or the award has changed since (412)
     */
    @Transactional
    public ChangeEffect preview(AwardId id, int version, ChangeRequest request) {
        return planChange
                .plan(awards.get(id, version), request, LocalDate.now(clock))
                .effect();
    }

    /** Stores the proposal with its effect, for another person to confirm. */
    @Transactional
    public AwardChange propose(AwardId id, int version, ChangeRequest request) {
        Award award = awards.get(id, version);
        ChangeEffect effect =
                planChange.plan(award, request, LocalDate.now(clock)).effect();
        AwardChange change = new AwardChange(
                ids.next(award.bucket),
                award,
                request.kind(),
                request.reasonCode(),
                json.write(request),
                json.write(effect),
                caller.person(),
                clock.instant());
        awards.getEntityManager().persist(change);
        awards.flush();
        return change;
    }

    /**
     * Does what was proposed, if it is still what was shown.
     *
     * @param successors finds the claimant that a succession names
     * @throws Problem if the caller has proposed it (403), or the award or its payments have moved since (409)
     */
    @Transactional
    public AppliedChange confirm(AwardId id, UUID changeId, Function<UUID, Successor> successors) {
        Award award = awards.get(id);
        AwardChange change = open(award, changeId);
        if (change.awardVersion != award.version) {
            throw Problem.conflict("the award has changed since this was proposed: propose it again");
        }
        LocalDate today = LocalDate.now(clock);
        ChangeRequest request = request(change);
        Planned planned = planChange.plan(award, request, today);
        if (!planned.effect().standsOn(json.read(change.effect, ChangeEffect.class))) {
            throw Problem.conflict("instalments were paid since this was proposed, so that its effect is another:"
                    + " propose it again");
        }
        change.state = AwardChange.State.CONFIRMED;
        change.decidedBy = caller.person();
        change.decidedAt = clock.instant();
        AppliedChange applied =
                switch (request) {
                    case CorrectAwardRequest correction -> {
                        expect(award, correction.confirmations(), today);
                        yield applyChange.apply(award, change, planned);
                    }
                    case TerminateAwardRequest termination -> {
                        AppliedChange ended = applyChange.apply(award, change, planned);
                        if (award.isQueued()) {
                            queueSql.leave(award.id(), clock.instant());
                        }
                        end(award, termination, planned, today);
                        yield ended;
                    }
                    case SucceedRequest succession ->
                        applyChange.handOver(award, change, planned, successors.apply(succession.claimantId()));
                };
        awards.flush();
        auditLog.record(
                AuditAction.AWARD_CORRECTED,
                award.id,
                AuditDetail.id("change", change.id),
                AuditDetail.code("kind", change.kind));
        return applied;
    }

    /** Leaves everything as it is; the proposal stays on record. */
    @Transactional
    public AwardChange reject(AwardId id, UUID changeId) {
        AwardChange change = open(awards.get(id), changeId);
        change.state = AwardChange.State.REJECTED;
        change.decidedBy = caller.person();
        change.decidedAt = clock.instant();
        awards.flush();
        return change;
    }

    private AwardChange open(Award award, UUID changeId) {
        AwardChange change = awards.change(award, changeId);
        if (change.state != AwardChange.State.PROPOSED) {
            throw Problem.conflict("the change is " + change.state + "; only a PROPOSED one can be decided");
        }
        if (change.proposedBy.equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever proposed the change cannot decide it");
        }
        return change;
    }

    private ChangeRequest request(AwardChange change) {
        return switch (change.kind) {
            case CORRECTION -> json.read(change.request, CorrectAwardRequest.class);
            case TERMINATION -> json.read(change.request, TerminateAwardRequest.class);
            case SUCCESSION -> json.read(change.request, SucceedRequest.class);
            case RESUMPTION, INDEXATION -> throw new IllegalStateException(change.kind + " is not proposed");
        };
    }

    private static void expect(
            Award award, @org.jspecify.annotations.Nullable Confirmations confirmations, LocalDate today) {
        if (confirmations != null) {
            award.expectConfirmations(confirmations, today);
        }
    }

    /**
     * What is still open up to the last day is paid first, except after a death or if nothing more is to be paid. What waits
     * for money ends at once.
     */
    private static void end(Award award, TerminateAwardRequest termination, Planned planned, LocalDate today) {
        award.endedOn = termination.on();
        award.endReason = termination.reason();
        List<UUID> cancelled = planned.cancelled().stream().map(row -> row.id).toList();
        boolean open = planned.instalments().stream()
                        .anyMatch(row -> row.state == Instalment.State.SCHEDULED && !cancelled.contains(row.id))
                || (planned.stipend() != null && !planned.stipend().added().isEmpty());
        boolean paysOn = termination.reason() == EndReason.WITHDRAWN || termination.reason() == EndReason.END_OF_NEED;
        if (award.isQueued() || !paysOn || !(open || termination.on().isAfter(today))) {
            award.become(Award.State.TERMINATED);
        }
    }
}
