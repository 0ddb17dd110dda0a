package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Who may be the second person of a batch, and what they have to know of it. */
@ApplicationScoped
class ApprovalRules {
    private final BatchDigest digest;
    private final PaymentParticipants participants;
    private final TwoPeople people;

    ApprovalRules(BatchDigest digest, PaymentParticipants participants, TwoPeople people) {
        this.digest = digest;
        this.participants = participants;
        this.people = people;
    }

    /**
     * @return the caller
     * @throws Problem if the caller has collected the batch, or had a hand in what one of its payments rests on (403)
     */
    String secondPerson(PayoutBatch batch) {
        String person = people.other(batch.createdBy, "whoever collected the batch cannot approve it");
        participants.requireOther(batch.id);
        return person;
    }

    /** @throws Problem if the caller names no digest (428) or not that of the batch as it is now (412) */
    String whatIsLookedAt(PayoutBatch batch, @Nullable String named) {
        return digest.require(batch.id, named);
    }
}
