package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;

/** Plans an award again by its own terms, after a payout that a correction had counted as paid was cancelled. */
@ApplicationScoped
public class ReplanAward {
    static final String REASON = "PAYOUT_CANCELLED";

    private final Awards awards;
    private final PlanChange planChange;
    private final ApplyChange applyChange;

    ReplanAward(Awards awards, PlanChange planChange, ApplyChange applyChange) {
        this.awards = awards;
        this.planChange = planChange;
        this.applyChange = applyChange;
    }

    /**
     * What was deducted for the payout is paid after all; nothing happens where nothing was.
     *
     * @param proposedBy who has proposed the cancellation that the caller approves
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withoutPayout(UUID awardId, UUID payout, String proposedBy) {
        Award award = awards.get(new AwardId(awardId));
        planChange
                .again(award)
                .ifPresent(planned -> applyChange.agreed(award, proposedBy, REASON, Map.of("payout", payout), planned));
        awards.flush();
    }
}
