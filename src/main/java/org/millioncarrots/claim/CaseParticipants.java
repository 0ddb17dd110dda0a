package org.millioncarrots.claim;

import static org.millioncarrots.claim.CaseParticipants.Part.APPEALED;
import static org.millioncarrots.claim.CaseParticipants.Part.ATTESTED;
import static org.millioncarrots.claim.CaseParticipants.Part.CLEARED;
import static org.millioncarrots.claim.CaseParticipants.Part.DECIDED;
import static org.millioncarrots.claim.CaseParticipants.Part.LODGED;
import static org.millioncarrots.claim.CaseParticipants.Part.REFUSED;
import static org.millioncarrots.claim.CaseParticipants.Part.REGISTERED;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.sql.Sql;

/**
 * Who has taken part in a case (a claim with its award and holds) so far, and what that keeps them from: two people per case, not
 * only per step. The parts are read from what each act has kept, so that they hold for older cases too.
 */
@ApplicationScoped
public class CaseParticipants {
    private final Sql sql;
    private final TwoPeople people;

    CaseParticipants(Sql sql, TwoPeople people) {
        this.sql = sql;
        this.people = people;
    }

    /** What somebody has done in a case; the names are those of the view {@code case_participant}. */
    public enum Part {
        REGISTERED,
        LODGED,
        CLEARED,
        DECIDED,
        ATTESTED,
        APPEALED,
        REFUSED,
        HELD,
        RELEASED,
        CHANGE_PROPOSED,
        CHANGE_DECIDED,
        SUSPENDED,
        RESUMED
    }

    /** An act that is closed to whoever has had one of the parts. */
    public enum CaseAct {
        CLEAR_SAME_PERSON("compare the people", Set.of(REGISTERED, LODGED)),
        /** Also of each claim that it is compared with. */
        RULE_RIVALS("compare the claims", Set.of(REGISTERED, LODGED)),
        /** Of an appeal also to whoever has decided or attested before it. */
        DECIDE("decide it", Set.of(REGISTERED, LODGED, CLEARED, APPEALED, REFUSED)),
        /** Also for whoever refuses instead. */
        ATTEST("attest its decision", Set.of(REGISTERED, LODGED, APPEALED, REFUSED, DECIDED));

        private final String verb;
        private final Set<Part> closedTo;

        CaseAct(String verb, Set<Part> closedTo) {
            this.verb = verb;
            this.closedTo = closedTo;
        }

        Set<Part> closedTo() {
            return closedTo;
        }
    }

    /** Who has done what, when. */
    record Participation(Part part, String person, Instant at) {}

    /**
     * @return the caller
     * @throws Problem if the caller has had a part that closes the act to them (403)
     */
    public String other(Claim claim, CaseAct act) {
        return people.other(
                closing(of(claim), act).map(Participation::person).toList(),
                "whoever has registered the claimant, lodged, cleared, appealed, refused or decided the case cannot "
                        + act.verb);
    }

    /** What the caller has done in the case that closes the act to them; empty if they may do it. */
    List<Part> mine(List<Participation> all, CaseAct act) {
        return closing(all, act)
                .filter(one -> people.isCaller(one.person()))
                .map(Participation::part)
                .distinct()
                .toList();
    }

    private static Stream<Participation> closing(List<Participation> all, CaseAct act) {
        Instant appealed = all.stream()
                .filter(one -> one.part() == APPEALED)
                .map(Participation::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return all.stream()
                .filter(one -> act.closedTo.contains(one.part())
                        || act == CaseAct.DECIDE
                                && (one.part() == DECIDED || one.part() == ATTESTED)
                                && one.at().isBefore(appealed));
    }

    /** In no order. */
    List<Participation> of(Claim claim) {
        return sql.of("select part, person, at from case_participant where bucket = :bucket and claim_id = :claim")
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .list(row -> new Participation(row.code(Part.class, "part"), row.text("person"), row.instant("at")));
    }
}
