package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.CaseParticipants.Participation;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.staff.StaffNames;

/** Who has taken part, by name, and what that closes to the caller. */
@ApplicationScoped
class CasePeople {
    private final CaseParticipants all;
    private final TwoPeople people;
    private final StaffNames names;

    CasePeople(CaseParticipants all, TwoPeople people, StaffNames names) {
        this.all = all;
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

    CaseFile.Closed closed(List<Participation> parts) {
        return new CaseFile.Closed(
                mine(parts, CaseAct.DECIDE),
                mine(parts, CaseAct.ATTEST),
                mine(parts, CaseAct.RULE_RIVALS),
                mine(parts, CaseAct.CLEAR_SAME_PERSON));
    }

    private List<String> mine(List<Participation> parts, CaseAct act) {
        return all.mine(parts, act).stream().map(Enum::name).toList();
    }

    boolean isCaller(@Nullable String person) {
        return person != null && people.isCaller(person);
    }
}
