package org.millioncarrots.flow;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.millioncarrots.award.AgeAwards;

/**
 * What happens to awards by itself as days go by: suspensions begin, unconfirmed claimants are suspended, awards end, and what
 * was deducted for an overpayment goes back to the appropriation. Safe to run on several replicas at once.
 */
@ApplicationScoped
class TendAwards {
    private static final Logger LOG = Logger.getLogger(TendAwards.class);
    private static final int AT_ONCE = 500;

    private final AgeAwards sql;
    private final RebookAward rebookAward;
    private final Clock clock;

    TendAwards(AgeAwards sql, RebookAward rebookAward, Clock clock) {
        this.sql = sql;
        this.rebookAward = rebookAward;
        this.clock = clock;
    }

    @Scheduled(every = "${carrots.awards.tend-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tend() {
        LocalDate today = LocalDate.now(clock);
        int begun = sql.beginSuspensions(today);
        int unconfirmed = sql.suspendUnconfirmed(today, clock.instant());
        int ended = sql.endAwards(today);
        if (begun + unconfirmed + ended > 0) {
            LOG.infof("awards: %d suspensions begun, %d unconfirmed, %d ended", begun, unconfirmed, ended);
        }
        int givenBack;
        do {
            givenBack = rebookAward.giveBackDeductions(AT_ONCE);
        } while (givenBack == AT_ONCE);
    }
}
