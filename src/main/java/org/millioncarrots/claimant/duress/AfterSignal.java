package org.millioncarrots.claimant.duress;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.contact.Contacts;
import org.millioncarrots.claimant.destination.RestoreDestination;

/**
 * Lets things go on when a signal is over. An account that was changed meanwhile has looked as if it were used, but nothing was paid
 * to it.
 */
@ApplicationScoped
class AfterSignal {
    private final Signals signals;
    private final RestoreDestination restoreDestination;
    private final Contacts contacts;

    AfterSignal(Signals signals, RestoreDestination restoreDestination, Contacts contacts) {
        this.signals = signals;
        this.restoreDestination = restoreDestination;
        this.contacts = contacts;
    }

    void goOn(DuressSignal ended, DuressSignal.Account account, int destinationVersion) {
        ClaimantId claimant = new ClaimantId(ended.claimantId());
        if (ended.stopsPayments() && account == DuressSignal.Account.AS_AT_SIGNAL) {
            restoreDestination.restore(claimant, destinationVersion);
        }
        if (!signals.stopPayments(claimant.value())) {
            contacts.forgetEarlier(claimant.value());
        }
    }
}
