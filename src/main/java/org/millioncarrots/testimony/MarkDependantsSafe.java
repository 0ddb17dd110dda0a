package org.millioncarrots.testimony;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/** Two people say that a claimant's dependants are safe; one who knows better takes it back at once. */
@ApplicationScoped
class MarkDependantsSafe {
    private final FindClaimant claimants;
    private final DependantsSafetySql sql;
    private final TwoPeople people;
    private final Steps steps;
    private final AuditLog auditLog;

    MarkDependantsSafe(
            FindClaimant claimants, DependantsSafetySql sql, TwoPeople people, Steps steps, AuditLog auditLog) {
        this.claimants = claimants;
        this.sql = sql;
        this.people = people;
        this.steps = steps;
        this.auditLog = auditLog;
    }

    boolean areSafe(ClaimantId id) {
        return sql.of(id.value()).stream().anyMatch(DependantsSafety::holds);
    }

    /** Newest first. */
    @Transactional
    List<DependantsSafety> list(ClaimantId id) {
        return sql.of(claimants.evenErased(id).id().value());
    }

    /** @throws Problem if it is proposed or holds already (409) */
    @Transactional
    DependantsSafety propose(ClaimantId id) {
        Claimant claimant = claimants.locked(id);
        if (sql.of(id.value()).stream().anyMatch(one -> one.isOpen() || one.holds())) {
            throw Problem.conflict(ConflictReason.ALREADY_PROPOSED, "it is proposed or confirmed already");
        }
        Steps.Step step = steps.next(id);
        Proposal proposal = people.propose(step.at());
        DependantsSafety proposed =
                new DependantsSafety(step.id(), id.value(), proposal.by(), proposal.at(), null, null, null, null);
        sql.insert(proposed, claimant.partner());
        audit(AuditAction.DEPENDANTS_SAFE_PROPOSED, proposed);
        return proposed;
    }

    /** @throws Problem if the caller has proposed it (403), or it is confirmed or taken back already (404) */
    @Transactional
    DependantsSafety confirm(ClaimantId id, UUID safety) {
        DependantsSafety proposed = find(id, safety, DependantsSafety::isOpen);
        String person = people.other(proposed.proposedBy(), "whoever proposed it cannot confirm it");
        if (!sql.confirm(safety, person, steps.now())) {
            throw changedMeanwhile();
        }
        audit(AuditAction.DEPENDANTS_SAFE_CONFIRMED, proposed);
        return find(id, safety, one -> true);
    }

    /** @throws Problem if it is taken back already (404) */
    @Transactional
    DependantsSafety revoke(ClaimantId id, UUID safety, String person) {
        DependantsSafety found = find(id, safety, one -> one.revokedAt() == null);
        if (!sql.revoke(safety, person, steps.now())) {
            throw changedMeanwhile();
        }
        audit(AuditAction.DEPENDANTS_SAFE_REVOKED, found);
        return find(id, safety, one -> true);
    }

    private DependantsSafety find(ClaimantId id, UUID safety, Predicate<DependantsSafety> which) {
        return sql.of(claimants.evenErased(id).id().value()).stream()
                .filter(one -> one.id().equals(safety))
                .filter(which)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("open safety of dependants"));
    }

    private static Problem changedMeanwhile() {
        return Problem.conflict(ConflictReason.CHANGED_MEANWHILE, "somebody else has decided it at the same moment");
    }

    private void audit(AuditAction action, DependantsSafety safety) {
        auditLog.record(action, safety.claimantId(), AuditDetail.id("safety", safety.id()));
    }
}
