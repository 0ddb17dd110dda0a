package org.millioncarrots.testimony;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.claimant.vault.Notes;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/**
 * Records that a statement was given, and takes it back at any time. What leads to the recording is kept until whoever keeps the
 * recording has destroyed it, because it cannot be found otherwise; then it is destroyed here too.
 */
@ApplicationScoped
class KeepTestimony {
    private final FindClaimant claimants;
    private final TestimonySql sql;
    private final Notes notes;
    private final Steps steps;
    private final AuditLog auditLog;
    private final Caller caller;

    KeepTestimony(
            FindClaimant claimants, TestimonySql sql, Notes notes, Steps steps, AuditLog auditLog, Caller caller) {
        this.claimants = claimants;
        this.sql = sql;
        this.notes = notes;
        this.steps = steps;
        this.auditLog = auditLog;
        this.caller = caller;
    }

    /** @throws Problem if a date does not fit (400), or the identity is erased (409) */
    @Transactional
    Testimony record(ClaimantId id, TestimonyRequest request) {
        Steps.Step step = steps.next(id);
        request.check(step.at());
        Claimant claimant = claimants.locked(id);
        Testimony testimony = request.testimony(
                step, id.value(), notes.seal(claimant, Notes.Kind.TESTIMONY, request.recording()), caller.person());
        sql.insert(testimony, claimant.partner());
        audit(AuditAction.TESTIMONY_RECORDED, testimony);
        return testimony;
    }

    /** Newest first. */
    @Transactional
    List<Testimony> list(ClaimantId id) {
        return sql.of(claimants.evenErased(id).id().value());
    }

    /** @throws Problem if it was withdrawn before (409) */
    @Transactional
    Testimony withdraw(ClaimantId id, UUID testimony) {
        Testimony found = get(id, testimony);
        if (!sql.withdraw(testimony, caller.person(), steps.now())) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the statement is withdrawn already");
        }
        audit(AuditAction.TESTIMONY_WITHDRAWN, found);
        return get(id, testimony);
    }

    /** @throws Problem if it is not withdrawn, or the recording was destroyed before (409) */
    @Transactional
    Testimony destroyed(ClaimantId id, UUID testimony) {
        Testimony found = get(id, testimony);
        if (!sql.destroy(testimony, caller.person(), steps.now())) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_DONE,
                    "the statement is " + found.state() + "; one that is WITHDRAWN is destroyed");
        }
        notes.forget(id.value(), Notes.Kind.TESTIMONY, found.number());
        audit(AuditAction.TESTIMONY_DESTROYED, found);
        return get(id, testimony);
    }

    private Testimony get(ClaimantId id, UUID testimony) {
        return sql.find(claimants.evenErased(id).id().value(), testimony)
                .orElseThrow(() -> Problem.notFound("testimony of this claimant"));
    }

    private void audit(AuditAction action, Testimony testimony) {
        auditLog.record(action, testimony.claimantId(), AuditDetail.id("testimony", testimony.id()));
    }
}
