package org.millioncarrots.award.change;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.ChangeRequests.TerminateAwardRequest;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;

/** The changes of awards on record: what was asked for, by whom, with which effect, and who decided. */
@ApplicationScoped
public class AwardChanges implements PanacheRepositoryBase<AwardChange, UUID> {
    private final Json json;
    private final Ids ids;
    private final Caller caller;
    private final TwoPeople people;
    private final Clock clock;

    AwardChanges(Json json, Ids ids, Caller caller, TwoPeople people, Clock clock) {
        this.json = json;
        this.ids = ids;
        this.caller = caller;
        this.people = people;
        this.clock = clock;
    }

    /** The changes of an award, oldest first. */
    public List<AwardChange> of(Award award) {
        return list("bucket = ?1 and awardId = ?2 order by proposedAt, id", award.bucket, award.id);
    }

    /** @throws Problem if the award has no such change (404) */
    public AwardChange get(Award award, UUID id) {
        return of(award).stream()
                .filter(change -> change.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("change of this award"));
    }

    /** For another person to decide. */
    AwardChange propose(Award award, ChangeRequest request, ChangeEffect effect) {
        return add(ids.next(award.bucket), award, request.kind(), request.reasonCode(), request, effect);
    }

    /** One that nobody has to propose. */
    AwardChange done(UUID id, Award award, AwardChange.Kind kind, String reason, Object request, Planned planned) {
        AwardChange change = add(id, award, kind, reason, request, planned.effect());
        change.state = AwardChange.State.CONFIRMED;
        change.decidedAt = change.proposedAt;
        record(change, award, planned);
        return change;
    }

    /** A correction that another person has proposed elsewhere and the caller approves. */
    AwardChange agreed(Award award, String proposedBy, String reason, Object request, Planned planned) {
        AwardChange change = new AwardChange(
                ids.next(award.bucket),
                award,
                AwardChange.Kind.CORRECTION,
                reason,
                json.write(request),
                json.write(planned.effect()),
                proposedBy,
                clock.instant());
        confirm(change, award, planned);
        persist(change);
        return change;
    }

    private AwardChange add(
            UUID id, Award award, AwardChange.Kind kind, String reason, Object request, ChangeEffect effect) {
        AwardChange change = new AwardChange(
                id, award, kind, reason, json.write(request), json.write(effect), caller.person(), clock.instant());
        persist(change);
        return change;
    }

    /** @throws Problem if it is decided already (409) or the caller has proposed it (403) */
    AwardChange undecided(Award award, UUID id) {
        AwardChange change = get(award, id);
        if (change.state != AwardChange.State.PROPOSED) {
            throw Problem.conflict(
                    ConflictReason.CHANGE_STATE,
                    "the change is " + change.state + "; only a PROPOSED one can be decided");
        }
        people.other(change.proposedBy, "whoever proposed the change cannot decide it");
        return change;
    }

    void reject(AwardChange change) {
        decide(change, AwardChange.State.REJECTED);
    }

    /** The award's next revision. */
    void confirm(AwardChange change, Award award, Planned planned) {
        decide(change, AwardChange.State.CONFIRMED);
        record(change, award, planned);
    }

    private void decide(AwardChange change, AwardChange.State decision) {
        change.state = decision;
        change.decidedBy = caller.person();
        change.decidedAt = clock.instant();
    }

    private void record(AwardChange change, Award award, Planned planned) {
        award.revision++;
        change.revision = award.revision;
        change.effect = json.write(planned.effect());
        change.terms = planned.terms() == null ? null : json.write(planned.terms());
    }

    ChangeRequest request(AwardChange change) {
        return switch (change.kind) {
            case CORRECTION -> json.read(change.request, CorrectAwardRequest.class);
            case TERMINATION -> json.read(change.request, TerminateAwardRequest.class);
            case SUCCESSION -> json.read(change.request, SucceedRequest.class);
            case RESUMPTION, INDEXATION -> throw new IllegalStateException(change.kind + " is not proposed");
        };
    }

    ChangeEffect effect(AwardChange change) {
        return json.read(change.effect, ChangeEffect.class);
    }
}
