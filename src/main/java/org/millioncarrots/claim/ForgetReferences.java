package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.claimant.ClaimantId;

/** Of somebody who is erased: what a partner's own system calls the claims leads to a person there. */
@ApplicationScoped
public class ForgetReferences {
    private final Claims claims;

    ForgetReferences(Claims claims) {
        this.claims = claims;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(ClaimantId claimant) {
        claims.forgetReferences(claimant);
    }
}
