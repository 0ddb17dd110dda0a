package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.claimant.Household.Member;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;

/** Opens the vault for what a programme makes of birthdays; nobody is disclosed. */
@ApplicationScoped
class Households {
    private final Dependants dependants;
    private final IdentityVault vault;
    private final Clock clock;

    Households(Dependants dependants, IdentityVault vault, Clock clock) {
        this.dependants = dependants;
        this.vault = vault;
        this.clock = clock;
    }

    /** Nobody if the identity is erased. The vault stays shut where nobody is registered. */
    @Transactional
    Household of(Claimant claimant) {
        if (!claimant.hasSpouse() && claimant.children() == 0) {
            return new Household(List.of());
        }
        List<Member> members = new ArrayList<>();
        vault.identity(claimant.id)
                .map(Identity::dependants)
                .ifPresent(registered -> registered.forEach(
                        one -> members.add(new Member(one.relation(), null, null, null, one.bornOn()))));
        for (AddedDependant added : dependants.of(claimant)) {
            if (added.state() == AddedDependant.State.CONFIRMED) {
                vault.dependant(claimant.id, added.number())
                        .ifPresent(person -> members.add(new Member(
                                person.relation(),
                                added.id(),
                                LocalDate.ofInstant(added.proposedAt(), clock.getZone()),
                                added.decidedAt(),
                                person.bornOn())));
            }
        }
        return new Household(List.copyOf(members));
    }
}
