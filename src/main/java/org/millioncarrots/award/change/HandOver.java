package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.Award.Successor;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.Instalments;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.stipend.PlannedInstalment;

/**
 * Puts what is open at a death into an award of the successor's own, in the successor's bucket, under the same programme version.
 * The money stays committed by the same sponsors.
 */
@ApplicationScoped
class HandOver {
    private final Awards awards;
    private final AwardChanges changes;
    private final Instalments instalments;
    private final FindClaimant claimants;
    private final Ids ids;

    HandOver(Awards awards, AwardChanges changes, Instalments instalments, FindClaimant claimants, Ids ids) {
        this.awards = awards;
        this.changes = changes;
        this.instalments = instalments;
        this.claimants = claimants;
        this.ids = ids;
    }

    /** @throws Problem if a request names a successor who is not registered (400) */
    void requireSuccessor(ChangeRequest request) {
        if (request instanceof SucceedRequest succession) {
            successor(succession.claimantId());
        }
    }

    void confirmed(Award award, AwardChange change, Planned planned, UUID claimantId) {
        Successor successor = successor(claimantId);
        if (successor.personId().equals(award.personId)) {
            throw Problem.invalid("claimantId", "another person than the one who died");
        }
        changes.confirm(change, award, planned);
        List<Instalment> open = planned.cancelled();
        AwardId theirs = new AwardId(ids.next(Ids.bucketOf(claimantId)));
        List<AwardedMoney> inherited = planned.money().stream()
                .filter(money -> open.stream().anyMatch(gone -> gone.kind == money.kind()))
                .map(money -> inherited(theirs, money, open))
                .toList();
        instalments.cancel(open, award);
        awards.grant(new Award(theirs, award, successor), planned.holdsOf(award), inherited);
    }

    private static AwardedMoney inherited(AwardId theirs, AwardedMoney money, List<Instalment> open) {
        List<PlannedInstalment> plans = open.stream()
                .filter(gone -> gone.kind == money.kind())
                .map(Instalment::plan)
                .toList();
        Money payable = PlannedInstalment.sum(plans, money.payable().currency());
        return new AwardedMoney(
                theirs,
                money.kind(),
                money.promised().fraction(payable.minorUnits(), money.payable().minorUnits()),
                payable,
                money.payoutCurrency(),
                money.fixing(),
                money.rates(),
                plans,
                null,
                null);
    }

    private Successor successor(UUID claimantId) {
        try {
            Claimant claimant = claimants.get(new ClaimantId(claimantId));
            return new Successor(claimantId, claimant.personId(), claimant.partner());
        } catch (Problem problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                throw Problem.invalid("claimantId", "a registered claimant");
            }
            throw problem;
        }
    }
}
