package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * Adds somebody to a claimant's household: one person proposes, another has seen the evidence and confirms. Awards follow by a
 * correction of their own, so that what it costs is seen before it counts.
 */
@ApplicationScoped
class AddDependant {
    private static final int MOST = 30;

    private final Claimants claimants;
    private final Dependants dependants;
    private final IdentityVault vault;
    private final TwoPeople people;
    private final AuditLog auditLog;

    AddDependant(Claimants claimants, Dependants dependants, IdentityVault vault, TwoPeople people, AuditLog auditLog) {
        this.claimants = claimants;
        this.dependants = dependants;
        this.vault = vault;
        this.people = people;
        this.auditLog = auditLog;
    }

    /** @throws Problem if the identity is erased (409), or nobody more can be added (400) */
    @Transactional
    AddedDependant propose(ClaimantId id, Identity.Dependant person) {
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        List<AddedDependant> added = dependants.of(claimant);
        Identity.Dependant.Relation relation = person.relation();
        requireRoom(claimant, added, relation);
        if (relation == Identity.Dependant.Relation.CHILD && person.bornOn() == null) {
            throw Problem.invalid("bornOn", "the child's birthday: it says until when the child counts");
        }
        Identity.requirePlausible("bornOn", person.bornOn());
        int last = added.stream().mapToInt(AddedDependant::number).max().orElse(0);
        AddedDependant proposed =
                dependants.propose(claimant, Math.max(last, vault.lastDependant(claimant.id)) + 1, relation);
        vault.sealDependant(claimant.id, proposed.number(), person);
        record(AuditAction.DEPENDANT_PROPOSED, proposed);
        return proposed;
    }

    /** @throws Problem if the caller has proposed it (403), or it is decided already (409) */
    @Transactional
    AddedDependant decide(ClaimantId id, UUID dependant, boolean confirmed) {
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        AddedDependant proposed = get(claimant, dependant);
        String person = people.other(proposed.proposedBy(), "whoever proposed the dependant cannot confirm it");
        if (confirmed) {
            requireRoom(claimant, List.of(), proposed.relation());
        }
        AddedDependant.State state = confirmed ? AddedDependant.State.CONFIRMED : AddedDependant.State.REJECTED;
        if (!dependants.decide(claimant, dependant, state, person)) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the dependant is " + proposed.state() + " already");
        }
        if (confirmed) {
            claimant.add(proposed.relation());
            claimants.flush();
        } else {
            vault.forgetDependant(claimant.id, proposed.number());
        }
        record(confirmed ? AuditAction.DEPENDANT_CONFIRMED : AuditAction.DEPENDANT_REJECTED, proposed);
        return get(claimant, dependant);
    }

    @Transactional
    List<AddedDependant> list(ClaimantId id) {
        return dependants.of(claimants.get(id));
    }

    private AddedDependant get(Claimant claimant, UUID id) {
        return dependants.find(claimant, id).orElseThrow(() -> Problem.notFound("dependant of this claimant"));
    }

    /** @param added of whom those count who wait to be confirmed */
    private static void requireRoom(
            Claimant claimant, List<AddedDependant> added, Identity.Dependant.Relation relation) {
        long waiting = added.stream()
                .filter(one -> one.state() == AddedDependant.State.PROPOSED && one.relation() == relation)
                .count();
        switch (relation) {
            case SPOUSE -> {
                if (claimant.hasSpouse() || waiting > 0) {
                    throw Problem.invalid("relation", "CHILD: the claimant has a spouse, and one at most counts");
                }
            }
            case CHILD -> {
                if (claimant.children() + waiting >= MOST) {
                    throw Problem.invalid("relation", "no more than " + MOST + " children");
                }
            }
        }
    }

    private void record(AuditAction action, AddedDependant dependant) {
        auditLog.record(
                action,
                dependant.claimantId(),
                AuditDetail.id("dependant", dependant.id()),
                AuditDetail.code("relation", dependant.relation()));
    }
}
