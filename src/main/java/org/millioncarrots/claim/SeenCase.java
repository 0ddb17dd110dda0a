package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** What people act on is what they have looked at. */
@ApplicationScoped
public class SeenCase {
    private final Claims claims;

    SeenCase(Claims claims) {
        this.claims = claims;
    }

    /**
     * @param seen the version that the caller's form has shown
     * @throws Problem if the claim is another version by now (412)
     */
    public void require(ClaimId id, String seen) {
        if (!Integer.toString(claims.get(id).version).equals(seen)) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "the claim has changed since; look at it again");
        }
    }
}
