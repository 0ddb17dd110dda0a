package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.CaseParticipants.Part;
import org.millioncarrots.claim.CaseParticipants.Participation;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.staff.StaffNames;

/** Who has taken part, by name, and what that closes to the caller. */
@ApplicationScoped
class CasePeople {
    private final CaseParticipants all;
    private final CaseComparisons comparisons;
    private final TwoPeople people;
    private final StaffNames names;

    CasePeople(CaseParticipants all, CaseComparisons comparisons, TwoPeople people, StaffNames names) {
        this.all = all;
        this.comparisons = comparisons;
        this.people = people;
        this.names = names;
    }

    List<Participation> parts(Claim claim) {
        return all.of(claim);
    }

    /** Oldest first. */
    List<CaseFile.Took> history(List<Participation> parts) {
        Map<String, String> called =
                names.of(parts.stream().map(Participation::person).toList());
        return parts.stream()
                .sorted(Comparator.comparing(Participation::at))
                .map(one ->
                        new CaseFile.Took(one.part().name(), called.getOrDefault(one.person(), one.person()), one.at()))
                .toList();
    }

    /** @param rivals that two people have to compare with it still */
    CaseFile.Closed closed(Claim claim, List<Participation> parts, List<UUID> rivals) {
        return new CaseFile.Closed(
                names(all.mine(parts, CaseAct.DECIDE)),
                names(all.mine(parts, CaseAct.ATTEST)),
                names(comparisons.closedOfRivals(claim, parts, rivals)),
                names(comparisons.closedOfSamePerson(claim, parts)));
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Enum::name).toList();
    }

    boolean isCaller(@Nullable String person) {
        return person != null && people.isCaller(person);
    }
}
