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

    ReadBatches(Batches batches) {
        this.batches = batches;
    }

    @Transactional
    Page<PayoutBatch> list(PayoutBatch.@Nullable State state, @Nullable UUID cursor, int limit) {
        return Page.of(batches.page(state, cursor, limit), limit, batch -> batch.id.toString());
    }

    @Transactional
    PayoutBatch get(UUID id) {
        return batches.get(id);
    }
}
