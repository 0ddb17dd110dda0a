package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** What people of the staff settle before a claim is granted. Partners are told nothing of it: a question would be an answer. */
@ApplicationScoped
class OpenQuestions {
    private final SamePersonCheck samePersonCheck;
    private final RivalSql rivals;
    private final Caller caller;

    OpenQuestions(SamePersonCheck samePersonCheck, RivalSql rivals, Caller caller) {
        this.samePersonCheck = samePersonCheck;
        this.rivals = rivals;
        this.caller = caller;
    }

    /**
     * What the caller may know.
     *
     * @param toPartner nothing is told that depends on what others have
     */
    record Told(boolean toPartner, boolean possibleSamePerson, List<Rival> rivals) {}

    Told told(Claim claim) {
        boolean asks = caller.hasRole(Roles.CASEWORKER) || caller.hasRole(Roles.APPROVER);
        return new Told(
                caller.partner().isPresent(),
                samePersonCheck.isOpen(claim),
                asks && ClaimState.OPEN.contains(claim.state) ? rivals.open(claim) : List.of());
    }

    /** @throws Problem if two people must compare the claimant or the claim with others first (422) */
    void requireSettled(Claim claim) {
        samePersonCheck.requireCleared(claim);
        List<Rival> open = rivals.open(claim);
        if (!open.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the rules come to REFER: other claims stand against this one; two other people compare them and rule",
                    violations(open));
        }
    }

    /** Before money is promised, of those that came since the decision. */
    void requireNoRival(Claim claim) {
        List<Rival> open = rivals.open(claim);
        if (!open.isEmpty()) {
            throw Problem.conflict(
                    ConflictReason.RIVAL_CLAIM,
                    "other claims stand against this one since it was decided; two other people compare them and rule",
                    violations(open));
        }
    }

    private static List<Problem.Violation> violations(List<Rival> open) {
        return open.stream()
                .map(rival -> new Problem.Violation(
                        "rules.rival-claim", "REFER: compare it with claim " + rival.claimId() + ", or refuse it"))
                .toList();
    }
}
