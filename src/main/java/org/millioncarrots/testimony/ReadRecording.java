package org.millioncarrots.testimony;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.duress.OpenSignals;
import org.millioncarrots.claimant.vault.Notes;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Tells whoever keeps recordings where one lies: for what was consented to once the embargo is over, or to destroy it. */
@ApplicationScoped
class ReadRecording {
    private final TestimonySql sql;
    private final MarkDependantsSafe dependants;
    private final OpenSignals openSignals;
    private final Notes notes;
    private final Steps steps;
    private final AuditLog auditLog;

    ReadRecording(
            TestimonySql sql,
            MarkDependantsSafe dependants,
            OpenSignals openSignals,
            Notes notes,
            Steps steps,
            AuditLog auditLog) {
        this.sql = sql;
        this.dependants = dependants;
        this.openSignals = openSignals;
        this.notes = notes;
        this.steps = steps;
        this.auditLog = auditLog;
    }

    /**
     * @param scope what it is wanted for; not asked of a statement that is withdrawn, which is read to be destroyed
     * @throws Problem if the scope is none of the consent's (400), it is under embargo (409), or destroyed (410)
     */
    @Transactional
    Recording read(ClaimantId claimant, UUID id, Testimony.@Nullable Scope scope) {
        Testimony testimony =
                sql.find(claimant.value(), id).orElseThrow(() -> Problem.notFound("testimony of this claimant"));
        if (testimony.state() == Testimony.State.GIVEN) {
            requireUse(testimony, claimant, scope);
        }
        Recording recording = notes.find(claimant.value(), Notes.Kind.TESTIMONY, testimony.number(), Recording.class)
                .orElseThrow(() -> Problem.of(ProblemType.GONE, "the recording is destroyed, or the identity erased"));
        auditLog.record(
                AuditAction.TESTIMONY_READ,
                claimant.value(),
                AuditDetail.id("testimony", id),
                AuditDetail.code("state", testimony.state()));
        return recording;
    }

    private void requireUse(Testimony testimony, ClaimantId claimant, Testimony.@Nullable Scope scope) {
        if (scope == null || !testimony.consent().scopes().contains(scope)) {
            throw Problem.invalid(
                    "scope", "one of " + testimony.consent().scopes() + ", which the speaker has consented to");
        }
        if (testimony.isUnderEmbargo(dependants.areSafe(claimant), steps.now()) || openSignals.withhold(claimant)) {
            throw Problem.conflict(
                    ConflictReason.UNDER_EMBARGO,
                    "the statement may not be used yet: its day has not come, two people have not marked the dependants"
                            + " safe, or something is being looked at");
        }
    }
}
