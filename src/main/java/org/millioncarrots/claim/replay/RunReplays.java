package org.millioncarrots.claim.replay;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Works on the running replay with one worker, a few buckets at a time. After a kill, or on another replica, the next round
 * of the schedule goes on where the replay's row says.
 */
@ApplicationScoped
class RunReplays {
    private static final Logger LOG = Logger.getLogger(RunReplays.class);

    private final DecisionReplaySql sql;
    private final ReplayNextBuckets replayNextBuckets;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    RunReplays(DecisionReplaySql sql, ReplayNextBuckets replayNextBuckets) {
        this.sql = sql;
        this.replayNextBuckets = replayNextBuckets;
    }

    /** A replay was started and committed. */
    record Started() {}

    void started(@Observes(during = TransactionPhase.AFTER_SUCCESS) Started event) {
        work();
    }

    @Scheduled(
            identity = "resume-replays",
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    void resume() {
        if (sql.running().isPresent()) {
            work();
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    private void work() {
        if (atWork.compareAndSet(false, true)) {
            executor.execute(this::replayAll);
        }
    }

    @ForAllPartners
    void replayAll() {
        try {
            while (replayNextBuckets.next()) {
                LOG.debug("decision replay: a few more buckets are done");
            }
        } catch (RuntimeException failed) {
            LOG.warnf("decision replay: interrupted, goes on by schedule: %s", Failures.withoutMessages(failed));
        } finally {
            atWork.set(false);
        }
    }
}
