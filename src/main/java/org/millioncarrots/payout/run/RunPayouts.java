package org.millioncarrots.payout.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Works on payout runs, chunk by chunk, with a few workers. After a kill, or on another replica, the next round of the
 * schedule goes on where the chunks say.
 */
@ApplicationScoped
class RunPayouts {
    private static final Logger LOG = Logger.getLogger(RunPayouts.class);

    private final PayoutRunSql sql;
    private final PayChunk payChunk;
    private final int workers;
    private final Map<UUID, AtomicInteger> atWork = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    RunPayouts(PayoutRunSql sql, PayChunk payChunk, PayoutRunSettings settings) {
        this.sql = sql;
        this.payChunk = payChunk;
        this.workers = settings.workers();
    }

    /** A run was started and committed. */
    record Started(UUID run) {}

    void started(@Observes(during = TransactionPhase.AFTER_SUCCESS) Started event) {
        work(event.run());
    }

    @Scheduled(
            identity = "resume-payout-runs",
            every = "${carrots.payout-run.resume-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    void resume() {
        List<UUID> runs = sql.running();
        runs.forEach(this::work);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    private void work(UUID run) {
        AtomicInteger busy = atWork.computeIfAbsent(run, id -> new AtomicInteger());
        while (busy.getAndUpdate(n -> Math.min(n + 1, workers)) < workers) {
            executor.execute(() -> payAll(run, busy));
        }
    }

    @ForAllPartners
    void payAll(UUID run, AtomicInteger busy) {
        MDC.put("run", run.toString());
        try {
            while (payChunk.payNext(run)) {
                LOG.debugf("payout run %s: another chunk is paid", run);
            }
        } catch (PayChunk.ChunkFailed failed) {
            LOG.warnf(
                    "payout run %s: the chunk from bucket %d failed and will be repeated: %s",
                    run, failed.chunk().from(), Failures.withoutMessages(failed));
            remember(run, failed);
        } catch (RuntimeException failed) {
            LOG.warnf("payout run %s: interrupted, goes on by schedule: %s", run, Failures.withoutMessages(failed));
        } finally {
            MDC.remove("run");
            busy.decrementAndGet();
        }
    }

    private void remember(UUID run, PayChunk.ChunkFailed failed) {
        try {
            payChunk.failed(run, failed.chunk());
        } catch (RuntimeException unreachable) {
            LOG.debugf("payout run %s: the failure is not counted", run);
        }
    }
}
