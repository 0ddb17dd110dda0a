package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** What people act on is what they have looked at. */
@ApplicationScoped
public class SeenCase {
    private final Claims claims;
    private final StaleCase stale;

    SeenCase(Claims claims, StaleCase stale) {
        this.claims = claims;
        this.stale = stale;
    }

    /**
     * An act on the claim, whose refusal tells what has been done to it since.
     *
     * @param form the token of the form that asks for it, found to be in order
     * @param act throws 412 if the claim has changed
     */
    public <T> T telling(ClaimId id, @Nullable String form, Supplier<T> act) {
        try {
            return act.get();
        } catch (Problem refused) {
            if (refused.type() == ProblemType.PRECONDITION_FAILED) {
                stale.tell(id, Forms.madeAt(form));
            }
            throw refused;
        }
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
