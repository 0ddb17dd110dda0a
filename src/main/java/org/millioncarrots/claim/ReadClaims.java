package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.http.Page;

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
        return files(List.of(claims.get(id))).getFirst();
    }

    /** Of a claim that the same transaction has lodged: nothing is decided of it, and nobody holds it. */
    @Transactional
    ClaimFile lodged(LodgeClaim.Lodged lodged) {
        Claim claim = lodged.claim();
        CrewShare share =
                lodged.hasEquipment() ? handOverEquipment.shares(List.of(claim)).get(claim.id) : null;
        return new ClaimFile(claim, null, List.of(), share, openQuestions.told(claim), null);
    }

    @Transactional
    Page<ClaimFile> page(Claims.Filter filter, Listing listing) {
        Page<Claim> page = listing.page(claims.page(filter, listing), Claim::changedAt, claim -> claim.id);
        return new Page<>(files(page.items()), page.next(), page.nextChangedSince());
    }

    /** Whether a claim of the claimant waits for a decision or its attestation. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return claims.hasOpen(claimant);
    }

    /** A page costs as many statements as one claim. */
    private List<ClaimFile> files(List<Claim> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, Decision> decided = decisions.latest(found);
        Map<UUID, List<ClaimHold>> held =
                holds.open(found).stream().collect(Collectors.groupingBy(hold -> hold.claimId));
        Map<UUID, CrewShare> shares = handOverEquipment.shares(found);
        Map<UUID, ClaimEndings.Ending> ended = endings.of(found);
        return found.stream()
                .map(claim -> new ClaimFile(
                        claim,
                        decided.get(claim.id),
                        held.getOrDefault(claim.id, List.of()),
                        shares.get(claim.id),
                        openQuestions.told(claim),
                        standing(ended.get(claim.id), decided.get(claim.id))))
                .toList();
    }

    /** An ending that a later decision has overtaken is none. */
    private static ClaimEndings.@Nullable Ending standing(
            ClaimEndings.@Nullable Ending ending, @Nullable Decision decision) {
        return ending == null || decision == null || !ending.at().isBefore(decision.decidedAt) ? ending : null;
    }
}
