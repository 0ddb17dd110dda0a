package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.batch.BatchDifferencesView.Previous;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Shows what a batch pays, so that nobody approves what they have not seen. */
@ApplicationScoped
class LookAtBatch {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReadBatches batches;
    private final BatchPayoutSql sql;
    private final StoppedPayouts stopped;

    LookAtBatch(ReadBatches batches, BatchPayoutSql sql, StoppedPayouts stopped) {
        this.batches = batches;
        this.sql = sql;
        this.stopped = stopped;
    }

    /** @throws Problem if there is no such batch (404) */
    @Transactional
    Page<BatchPayoutView> payouts(UUID id, @Nullable UUID cursor, int limit) {
        PayoutBatch batch = batches.get(id).batch();
        return Page.of(
                sql.page(batch, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, payout -> payout.payoutId()
                        .toString());
    }

    /** @throws Problem if there is no such batch (404) */
    @Transactional
    ReadBatches.Shown at(UUID id) {
        return batches.get(id);
    }

    /** What an approval would take out as things are now; what no file could carry is found when it is made. */
    @Transactional
    Map<UUID, Obstacle> stopped(UUID id) {
        return stopped.of(id, Obstacle.TO_APPROVAL);
    }

    /** All of them, for a file; a batch has at most 50,000. */
    @Transactional
    List<BatchPayoutView> allPayouts(UUID id) {
        return sql.page(batches.get(id).batch(), BEFORE_ALL, Integer.MAX_VALUE);
    }

    /** @throws Problem if there is no such batch (404) */
    @Transactional
    BatchDifferencesView differences(UUID id) {
        ReadBatches.Shown shown = batches.get(id);
        PayoutBatch batch = shown.batch();
        Previous previous = sql.previous(batch).orElse(null);
        BatchPayoutSql.Found found = sql.differences(batch);
        return new BatchDifferencesView(
                id,
                shown.digest(),
                batch.payouts,
                batch.total(),
                previous,
                sql.programmes(batch, previous == null ? null : previous.batchId()),
                found.differences(),
                previous == null ? null : sql.notAgain(previous.batchId(), batch),
                sql.largeAbove(batch.currency()),
                found.largest());
    }
}
