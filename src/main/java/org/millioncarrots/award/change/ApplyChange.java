package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.Award.Successor;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.AwardedStipend;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Awards.MoneyRow;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.change.AppliedChange.Moved;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.award.index.AwardIndexSql;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.programme.ProgrammeVersion.Fixing;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;

/** Stores what a change makes of an award: a new revision, instalments cancelled and added. */
@ApplicationScoped
public class ApplyChange {
    private final Awards awards;
    private final AwardIndexSql indexSql;
    private final Caller caller;
    private final Json json;
    private final Ids ids;
    private final Clock clock;

    ApplyChange(Awards awards, AwardIndexSql indexSql, Caller caller, Json json, Ids ids, Clock clock) {
        this.awards = awards;
        this.indexSql = indexSql;
        this.caller = caller;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param change decided in this transaction; gets its revision and terms here */
    public AppliedChange apply(Award award, AwardChange change, Planned planned) {
        record(award, change, planned);
        List<Instalment> added = new ArrayList<>();
        if (planned.stipend() != null) {
            MoneyRow money = planned.money(Benefit.Kind.STIPEND);
            UUID claimId = holdsOf(award, planned);
            planned.stipend()
                    .added()
                    .forEach(plan -> added.add(new Instalment(
                            award, claimId, Benefit.Kind.STIPEND, money.payoutCurrency(), plan, award.revision)));
        }
        // Nothing is booked for an award that waits for money, so that nothing moves in the books.
        List<Moved> moved = award.isQueued() ? List.of() : moved(change, planned, added);
        awards.replace(planned.cancelled(), added, award.revision);
        indexSql.lookAgain(award);
        return applied(award, change, moved);
    }

    /**
     * Puts what is open into an award of the successor's own, in the successor's bucket, under the same programme version.
     * The money stays committed by the same sponsors.
     */
    AppliedChange handOver(Award award, AwardChange change, Planned planned, Successor successor) {
        if (successor.personId().equals(award.personId)) {
            throw Problem.invalid("claimantId", "another person than the one who died");
        }
        record(award, change, planned);
        List<Instalment> open = planned.cancelled();
        UUID claimId = holdsOf(award, planned);
        AwardId successorId = new AwardId(ids.next(Ids.bucketOf(successor.claimantId())));
        Award theirs = new Award(successorId, award, successor, caller.person(), clock.instant());
        awards.replace(open, List.of(), award.revision);
        List<AwardedMoney> money = planned.money().stream()
                .filter(row -> open.stream().anyMatch(gone -> gone.kind == row.kind()))
                .map(row -> inherited(successorId, row, open))
                .toList();
        awards.add(theirs, claimId, money);
        return applied(award, change, List.of());
    }

    private AwardedMoney inherited(AwardId successorId, MoneyRow row, List<Instalment> open) {
        List<PlannedInstalment> instalments = open.stream()
                .filter(gone -> gone.kind == row.kind())
                .map(gone -> gone.live().plan())
                .toList();
        Money payable = instalments.stream()
                .map(PlannedInstalment::amount)
                .reduce(Money.zero(row.payable().currency()), Money::plus);
        return new AwardedMoney(
                successorId,
                row.kind(),
                row.promised().fraction(payable.minorUnits(), row.payable().minorUnits()),
                payable,
                row.payoutCurrency(),
                StoredByNewerVersion.value(Fixing.class, row.fixing()),
                AwardedStipend.rates(row, json),
                instalments,
                null);
    }

    private void record(Award award, AwardChange change, Planned planned) {
        award.revision++;
        change.revision = award.revision;
        change.effect = json.write(planned.effect());
        change.terms = planned.terms() == null ? null : json.write(planned.terms());
    }

    private static AppliedChange applied(Award award, AwardChange change, List<Moved> moved) {
        return new AppliedChange(change.id, award.programme, award.programmeVersion, moved);
    }

    private static List<Moved> moved(AwardChange change, Planned planned, List<Instalment> added) {
        List<Moved> moved = new ArrayList<>();
        for (MoneyRow row : planned.money()) {
            moved.add(new Moved(
                    row.kind() == Benefit.Kind.STIPEND
                            ? change.id
                            : Ids.derived(change.id, row.kind().name()),
                    row.promised(),
                    row.payable(),
                    row.scheduled(),
                    planned.cancelled().stream()
                            .filter(gone -> gone.kind == row.kind())
                            .map(ApplyChange::committed)
                            .toList(),
                    added.stream()
                            .filter(next -> next.kind == row.kind())
                            .map(ApplyChange::committed)
                            .toList()));
        }
        return moved;
    }

    private static PlannedInstalment committed(Instalment row) {
        PlannedInstalment plan = row.live().plan();
        return row.deductionBooked ? plan.withoutDeduction() : plan;
    }

    private static UUID holdsOf(Award award, Planned planned) {
        return award.claimId != null ? award.claimId : planned.instalments().getFirst().claimId;
    }
}
