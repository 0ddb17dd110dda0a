package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.change.RebookAward;

/** Lets an award be paid again, on somebody's decision or because the claimant was confirmed; the books follow. */
@ApplicationScoped
class ResumeAward {
    private final AwardConditions conditions;
    private final RebookAward rebookAward;

    ResumeAward(AwardConditions conditions, RebookAward rebookAward) {
        this.conditions = conditions;
        this.rebookAward = rebookAward;
    }

    @Transactional
    void lift(AwardId id, int version, UUID suspensionId, @Nullable LocalDate on, @Nullable Boolean arrears) {
        conditions.lift(id, version, suspensionId, on, arrears).ifPresent(rebookAward::book);
    }

    @Transactional
    void confirm(AwardId id, LocalDate on) {
        conditions.confirm(id, on).ifPresent(rebookAward::book);
    }
}
