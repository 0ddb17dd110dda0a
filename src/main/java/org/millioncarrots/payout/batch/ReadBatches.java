package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;

/** Shows batches. */
@ApplicationScoped
class ReadBatches {
    private final Batches batches;
    private final BatchDigest digest;

    ReadBatches(Batches batches, BatchDigest digest) {
        this.batches = batches;
        this.digest = digest;
    }

    /** @param digest what an approval has to name, or has named; none of one that was taken apart before */
    record Shown(PayoutBatch batch, @Nullable String digest) {}

    @Transactional
    Page<PayoutBatch> list(PayoutBatch.@Nullable State state, Batches.Order order, @Nullable UUID cursor, int limit) {
        return Page.of(batches.page(state, order, cursor, limit), limit, batch -> batch.id.toString());
    }

    @Transactional
    Shown get(UUID id) {
        PayoutBatch batch = batches.get(id);
        return new Shown(batch, batch.state == PayoutBatch.State.COLLECTED ? digest.of(id) : batch.approvedDigest);
    }
}
