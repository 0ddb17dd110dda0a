package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.award.Award.Successor;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** One person proposes a change of an award, another confirms it: instalments are planned anew and the books follow. */
@ApplicationScoped
class ConfirmAwardChange {
    private final ChangeAward changeAward;
    private final RebookAward rebookAward;
    private final FindClaimant claimants;

    ConfirmAwardChange(ChangeAward changeAward, RebookAward rebookAward, FindClaimant claimants) {
        this.changeAward = changeAward;
        this.rebookAward = rebookAward;
        this.claimants = claimants;
    }

    @Transactional
    ChangeEffect preview(AwardId id, int version, ChangeRequest request) {
        requireSuccessor(request);
        return changeAward.preview(id, version, request);
    }

    @Transactional
    UUID propose(AwardId id, int version, ChangeRequest request) {
        requireSuccessor(request);
        return changeAward.propose(id, version, request).id();
    }

    @Transactional
    void confirm(AwardId id, UUID changeId) {
        rebookAward.book(changeAward.confirm(id, changeId, this::successor));
    }

    @Transactional
    void reject(AwardId id, UUID changeId) {
        changeAward.reject(id, changeId);
    }

    private void requireSuccessor(ChangeRequest request) {
        if (request instanceof SucceedRequest succession) {
            successor(succession.claimantId());
        }
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
