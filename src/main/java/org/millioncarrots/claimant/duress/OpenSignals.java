package org.millioncarrots.claimant.duress;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** All that others may ask about signals. What they do with the answer must look like something ordinary. */
@ApplicationScoped
public class OpenSignals {
    private final Signals signals;
    private final Caller caller;

    OpenSignals(Signals signals, Caller caller) {
        this.signals = signals;
        this.caller = caller;
    }

    /** Whether nothing that leads to the claimant may be given to the caller. */
    public boolean withhold(ClaimantId claimant) {
        return !caller.hasRole(Roles.DUTY_OFFICER) && signals.stopPayments(claimant.value());
    }
}
