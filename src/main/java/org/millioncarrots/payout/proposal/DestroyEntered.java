package org.millioncarrots.payout.proposal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.millioncarrots.payout.answer.BankSettings;
import org.millioncarrots.platform.sql.ForAllPartners;

/** What was entered and never confirmed does not keep names and accounts for longer than the messages of the bank. */
@ApplicationScoped
class DestroyEntered {
    private static final Logger LOG = Logger.getLogger(DestroyEntered.class);

    private final BankMessageProposalSql sql;
    private final Clock clock;
    private final Duration keep;

    DestroyEntered(BankMessageProposalSql sql, BankSettings settings, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.keep = settings.keepTexts();
    }

    @Scheduled(
            identity = "destroy-entered-texts",
            every = "1h",
            delayed = "4m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    void forgotten() {
        Instant now = clock.instant();
        int destroyed = sql.destroyOpen(now.minus(keep), now);
        if (destroyed > 0) {
            LOG.warnf("bank messages entered by hand: %d texts destroyed that nobody has confirmed", destroyed);
        }
    }
}
