package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.millioncarrots.claimant.NameIndex;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Claims of people who may be one person with two documents: shown to caseworkers, and decided after somebody has compared them. */
@ApplicationScoped
class SamePersonCheck {
    private final SamePersonSql sql;
    private final NameIndex names;
    private final SamePersonSettings settings;
    private final Caller caller;

    SamePersonCheck(SamePersonSql sql, NameIndex names, SamePersonSettings settings, Caller caller) {
        this.sql = sql;
        this.names = names;
        this.settings = settings;
        this.caller = caller;
    }

    /** Whether somebody of the same name and birthday is registered and nobody has compared the two; never told to partners. */
    boolean isOpen(Claim claim) {
        if (!caller.hasRole(Roles.CASEWORKER) && !caller.hasRole(Roles.APPROVER)) {
            return false;
        }
        int others = names.others(claim.personId);
        return others > 0 && sql.clearedBy(claim, others).isEmpty();
    }

    /** @throws Problem if somebody must compare the people first (422), or only the caller has (403) */
    void requireCleared(Claim claim) {
        if (settings.sameName() == SamePersonSettings.SameName.SHOW) {
            return;
        }
        int others = names.others(claim.personId);
        if (others == 0) {
            return;
        }
        List<String> cleared = sql.clearedBy(claim, others);
        if (cleared.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the rules come to REFER: somebody of the same name and birthday is registered; another person compares"
                            + " them and clears the claim",
                    List.of(new Problem.Violation("rules.same-person", "REFER: clear it, or refuse the claim")));
        }
        if (cleared.equals(List.of(caller.person()))) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever has cleared the claim does not decide it too");
        }
    }
}
