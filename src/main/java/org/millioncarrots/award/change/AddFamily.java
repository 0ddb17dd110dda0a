package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.grant.RegisteredFamily;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.claimant.Household;
import org.millioncarrots.claimant.Household.Member;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements.SupplementDependant;

/** Pays supplements for dependants whom two people have added to the household since the award was decided, each once. */
@ApplicationScoped
class AddFamily {
    private final FindClaimant claimants;
    private final Programmes programmes;
    private final AwardChanges changes;
    private final Sql sql;

    AddFamily(FindClaimant claimants, Programmes programmes, AwardChanges changes, Sql sql) {
        this.claimants = claimants;
        this.programmes = programmes;
        this.changes = changes;
        this.sql = sql;
    }

    /** @throws Problem naming who is not confirmed, or counts already (400) */
    StipendTerms to(Award award, StipendTerms terms, CorrectAwardRequest request) {
        List<UUID> asked = request.addDependants();
        if (asked == null) {
            return terms;
        }
        if (request.dependants() != null) {
            throw Problem.invalid("dependants", "absent, where addDependants names who is added");
        }
        FamilyTerms family = programmes
                .version(award.programme, award.programmeVersion)
                .orElseThrow()
                .family();
        Household household = claimants.household(award.claimantId());
        Instant decidedAt = decidedAt(award);
        Set<UUID> counted = counted(award);
        List<SupplementDependant> all = new ArrayList<>(terms.dependants());
        for (int i = 0; i < asked.size(); i++) {
            String field = "addDependants[" + i + "]";
            Member member = household
                    .added(asked.get(i))
                    .orElseThrow(() ->
                            Problem.invalid(field, "a dependant of the claimant whom another person has confirmed"));
            if (!household.at(decidedAt).added(asked.get(i)).isEmpty()) {
                throw Problem.invalid(
                        field, "somebody who was added after the claim was decided; this one counts already");
            }
            if (!counted.add(asked.get(i))) {
                throw Problem.invalid(field, "somebody who does not count already");
            }
            all.add(RegisteredFamily.added(member, family, terms.from()));
        }
        return terms.withDependants(all);
    }

    private Set<UUID> counted(Award award) {
        return changes.of(award).stream()
                .filter(change -> change.kind == AwardChange.Kind.CORRECTION
                        && change.state == AwardChange.State.CONFIRMED
                        && !change.reason.equals(ReplanAward.REASON))
                .map(changes::request)
                .flatMap(request ->
                        request instanceof CorrectAwardRequest correction && correction.addDependants() != null
                                ? correction.addDependants().stream()
                                : Stream.of())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Instant decidedAt(Award award) {
        return sql.of("select max(decided_at) as decided_at from decision where bucket = :bucket and claim_id = :claim")
                .with("bucket", award.bucket)
                .with("claim", award.claimId)
                .first(row -> row.instantOrNull("decided_at"))
                .orElse(Instant.MIN);
    }
}
