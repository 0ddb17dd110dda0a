package org.millioncarrots.award.condition;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.millioncarrots.award.condition.AdvanceAwards.Advanced;
import org.millioncarrots.award.index.IndexStipends;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * What happens to awards by itself as days go by: suspensions begin, unconfirmed claimants are suspended, awards end, stipends
 * follow their index, and what was deducted for an overpayment goes back to the appropriation. Safe to run on several replicas at once.
 */
@ApplicationScoped
public class TendAwards {
    private static final Logger LOG = Logger.getLogger(TendAwards.class);
    private static final int AT_ONCE = 500;

    private final AdvanceAwards advanceAwards;
    private final GiveBackDeductions giveBackDeductions;
    private final IndexStipends indexStipends;

    TendAwards(AdvanceAwards advanceAwards, GiveBackDeductions giveBackDeductions, IndexStipends indexStipends) {
        this.advanceAwards = advanceAwards;
        this.giveBackDeductions = giveBackDeductions;
        this.indexStipends = indexStipends;
    }

    @Scheduled(
            identity = "tend-awards",
            every = "${carrots.awards.tend-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    public void tend() {
        Advanced advanced = advanceAwards.advance();
        if (!advanced.isNothing()) {
            LOG.infof(
                    "awards: %d suspensions begun, %d unconfirmed, %d ended",
                    advanced.begun(), advanced.unconfirmed(), advanced.ended());
        }
        indexStipends.tend();
        int givenBack;
        do {
            givenBack = giveBackDeductions.giveBack(AT_ONCE);
        } while (givenBack == AT_ONCE);
    }
}
