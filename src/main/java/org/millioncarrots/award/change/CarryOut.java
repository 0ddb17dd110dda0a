package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.Award.EndReason;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.ChangeRequests.TerminateAwardRequest;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.award.queue.AwardQueueSql;

/** Does what two people want of an award. */
@ApplicationScoped
class CarryOut {
    private final Awards awards;
    private final ApplyChange applyChange;
    private final HandOver handOver;
    private final AwardQueueSql queueSql;
    private final Clock clock;

    CarryOut(Awards awards, ApplyChange applyChange, HandOver handOver, AwardQueueSql queueSql, Clock clock) {
        this.awards = awards;
        this.applyChange = applyChange;
        this.handOver = handOver;
        this.queueSql = queueSql;
        this.clock = clock;
    }

    void confirmed(Award award, AwardChange change, Planned planned, ChangeRequest request) {
        switch (request) {
            case CorrectAwardRequest correction -> {
                if (correction.confirmations() != null) {
                    award.expectConfirmations(correction.confirmations(), LocalDate.now(clock));
                }
                applyChange.confirmed(award, change, planned);
            }
            case TerminateAwardRequest termination -> end(award, change, planned, termination);
            case SucceedRequest succession -> handOver.confirmed(award, change, planned, succession.claimantId());
        }
    }

    /**
     * What is still open up to the last day is paid first, except after a death or if nothing more is to be paid. What waits
     * for money ends at once.
     */
    private void end(Award award, AwardChange change, Planned planned, TerminateAwardRequest request) {
        List<Instalment> cancelled = planned.cancelled();
        boolean open = planned.instalments().stream().anyMatch(row -> row.isOpen() && !cancelled.contains(row))
                || (planned.stipend() != null && !planned.stipend().added().isEmpty());
        applyChange.confirmed(award, change, planned);
        award.endedOn = request.on();
        award.endReason = request.reason();
        boolean paysOn = request.reason() == EndReason.WITHDRAWN || request.reason() == EndReason.END_OF_NEED;
        if (award.isQueued()) {
            queueSql.leave(award.id(), clock.instant());
            awards.move(award, Award.State.TERMINATED);
        } else if (!paysOn || !(open || request.on().isAfter(LocalDate.now(clock)))) {
            awards.move(award, Award.State.TERMINATED);
        }
    }
}
