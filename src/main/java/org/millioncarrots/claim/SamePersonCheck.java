package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.millioncarrots.claim.SamePersonSql.Clearance;
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
        return others > 0
                && sql.of(claim, others).filter(Clearance::isConfirmed).isEmpty();
    }

    /** @throws Problem if two people must compare them first (422); neither decides, see {@link CaseParticipants} */
    void requireCleared(Claim claim) {
        if (settings.sameName() == SamePersonSettings.SameName.SHOW) {
            return;
        }
        int others = names.others(claim.personId);
        if (others == 0) {
            return;
        }
        Clearance clearance = sql.of(claim, others).orElse(null);
        if (clearance == null || !clearance.isConfirmed()) {
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the rules come to REFER: somebody of the same name and birthday is registered; two other people compare"
                            + " them and clear the claim",
                    List.of(new Problem.Violation("rules.same-person", "REFER: clear it, or refuse the claim")));
        }
    }
}
