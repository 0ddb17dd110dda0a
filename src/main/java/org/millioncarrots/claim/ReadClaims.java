package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claimant.ClaimantId;

/** Claims with what stands on them. */
@ApplicationScoped
public class ReadClaims {
    private final Claims claims;
    private final Decisions decisions;
    private final ClaimHolds holds;
    private final HandOverEquipment handOverEquipment;
    private final OpenQuestions openQuestions;
    private final ClaimEndings endings;

    ReadClaims(
            Claims claims,
            Decisions decisions,
            ClaimHolds holds,
            HandOverEquipment handOverEquipment,
            OpenQuestions openQuestions,
            ClaimEndings endings) {
        this.claims = claims;
        this.decisions = decisions;
        this.holds = holds;
        this.handOverEquipment = handOverEquipment;
        this.openQuestions = openQuestions;
        this.endings = endings;
    }

    /**
     * A claim with its latest decision and open holds.
     *
     * @param told what is still to be settled, as far as the caller may know
     */
    public record ClaimFile(
            Claim claim,
            @Nullable Decision decision,
            List<ClaimHold> holds,
            @Nullable CrewShare share,
            OpenQuestions.Told told,
            ClaimEndings.@Nullable Ending ending) {}

    /** @throws org.millioncarrots.platform.http.Problem if there is none, or it belongs to another partner */
    @Transactional
    public ClaimFile get(ClaimId id) {
        return file(claims.get(id));
    }

    /** One more than the limit, after the cursor. */
    @Transactional
    List<ClaimFile> page(@Nullable ClaimState state, @Nullable UUID cursor, int limit) {
        return claims.page(state, cursor, limit).stream().map(this::file).toList();
    }

    /** Whether a claim of the claimant waits for a decision or its attestation. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return claims.hasOpen(claimant);
    }

    private ClaimFile file(Claim claim) {
        Decision decision = decisions.latest(claim).orElse(null);
        return new ClaimFile(
                claim,
                decision,
                holds.open(claim),
                handOverEquipment.share(claim).orElse(null),
                openQuestions.told(claim),
                endings.of(claim)
                        .filter(ending -> decision == null || !ending.at().isBefore(decision.decidedAt))
                        .orElse(null));
    }
}
