package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.CaseParticipants.Part;
import org.millioncarrots.claim.CaseParticipants.Participation;
import org.millioncarrots.claim.RivalSql.Finding;
import org.millioncarrots.claimant.NameIndex;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * What keeps the caller from comparing a case with others, told before they press: what {@link RuleRivals} and
 * {@link ClearSamePerson} would refuse.
 */
@ApplicationScoped
class CaseComparisons {
    private final CaseParticipants participants;
    private final TwoPeople people;
    private final Claims claims;
    private final RivalSql rivalSql;
    private final SamePersonSql samePersonSql;
    private final NameIndex names;

    CaseComparisons(
            CaseParticipants participants,
            TwoPeople people,
            Claims claims,
            RivalSql rivalSql,
            SamePersonSql samePersonSql,
            NameIndex names) {
        this.participants = participants;
        this.people = people;
        this.claims = claims;
        this.rivalSql = rivalSql;
        this.samePersonSql = samePersonSql;
        this.names = names;
    }

    /** A part in one of the others, too, or that the caller was the first to compare all of them. */
    List<Part> closedOfRivals(Claim claim, List<Participation> parts, List<UUID> rivals) {
        Map<UUID, Finding> findings = rivals.isEmpty() ? Map.of() : rivalSql.findings(claim);
        boolean compared =
                !rivals.isEmpty() && rivals.stream().map(findings::get).allMatch(this::isOfCaller);
        return Stream.concat(
                        Stream.concat(Stream.of(parts), rivals.stream().map(this::parts))
                                .flatMap(all -> participants.mine(all, CaseAct.RULE_RIVALS).stream()),
                        compared ? Stream.of(Part.CLEARED) : Stream.of())
                .distinct()
                .toList();
    }

    /** Or that the caller was the first to compare them. */
    List<Part> closedOfSamePerson(Claim claim, List<Participation> parts) {
        boolean compared = samePersonSql
                .of(claim, names.others(claim.personId))
                .filter(clearance -> people.isCaller(clearance.by()))
                .isPresent();
        return Stream.concat(
                        participants.mine(parts, CaseAct.CLEAR_SAME_PERSON).stream(),
                        compared ? Stream.of(Part.CLEARED) : Stream.of())
                .toList();
    }

    private List<Participation> parts(UUID rival) {
        return participants.of(claims.get(new ClaimId(rival)));
    }

    private boolean isOfCaller(@Nullable Finding finding) {
        return finding != null && people.isCaller(finding.comparedBy());
    }
}
