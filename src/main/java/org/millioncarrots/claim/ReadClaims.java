package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.http.Page;

/** Claims as callers see them. */
@ApplicationScoped
public class ReadClaims {
    private final Claims claims;
    private final HandOverEquipment handOverEquipment;
    private final SamePersonCheck samePersonCheck;

    ReadClaims(Claims claims, HandOverEquipment handOverEquipment, SamePersonCheck samePersonCheck) {
        this.claims = claims;
        this.handOverEquipment = handOverEquipment;
        this.samePersonCheck = samePersonCheck;
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is none, or it belongs to another partner */
    @Transactional
    public ClaimResponse get(ClaimId id) {
        return view(claims.get(id));
    }

    @Transactional
    Page<ClaimResponse> list(@Nullable ClaimState state, @Nullable UUID cursor, int limit) {
        return Page.of(
                claims.page(state, cursor, limit).stream().map(this::view).toList(), limit, claim -> claim.id()
                        .toString());
    }

    /** Whether a claim of the claimant waits for a decision or its attestation. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return claims.hasOpen(claimant);
    }

    private ClaimResponse view(Claim claim) {
        return ClaimResponse.of(
                claim,
                claims.latestDecision(claim).orElse(null),
                claims.openHolds(claim),
                handOverEquipment.share(claim).orElse(null),
                samePersonCheck.isOpen(claim));
    }
}
