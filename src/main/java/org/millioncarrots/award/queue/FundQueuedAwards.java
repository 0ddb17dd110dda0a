package org.millioncarrots.award.queue;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.millioncarrots.ledger.MoneyAvailable;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Serves the queues of awards that wait for money: at once when money was voted or set free, and again by schedule, so that
 * nothing is lost by a kill. One programme's failure holds up no other. One award, one transaction; safe to run on several replicas at once.
 */
@ApplicationScoped
public class FundQueuedAwards {
    private static final Logger LOG = Logger.getLogger(FundQueuedAwards.class);

    private final QueueAwards queue;
    private final FundNextAward fundNextAward;
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    FundQueuedAwards(QueueAwards queue, FundNextAward fundNextAward) {
        this.queue = queue;
        this.fundNextAward = fundNextAward;
    }

    void available(@Observes(during = TransactionPhase.AFTER_SUCCESS) MoneyAvailable event) {
        // Many small recoveries at once call for one look at the queue.
        String programme = event.programme();
        if (called.add(programme)) {
            executor.execute(() -> {
                called.remove(programme);
                try {
                    fund(programme);
                } catch (RuntimeException failed) {
                    LOG.warnf(
                            "queued awards of %s: one could not be funded, tried again by schedule: %s",
                            programme, Failures.withoutMessages(failed));
                }
            });
        }
    }

    @Scheduled(
            identity = "fund-queued-awards",
            every = "${carrots.awards.fund-queued-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    public void fundAll() {
        List<RuntimeException> failures = new ArrayList<>();
        for (String programme : queue.programmes()) {
            try {
                fund(programme);
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    /** Up to the first award that does not fit. */
    @ForAllPartners
    void fund(String programme) {
        int funded = 0;
        try {
            while (fundNextAward.fundNext(programme)) {
                funded++;
            }
        } finally {
            if (funded > 0) {
                LOG.infof("queued awards of %s: %d have got their money", programme, funded);
            }
        }
    }
}
