package org.millioncarrots.payout.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/** Payout batches by id. */
@ApplicationScoped
public class Batches implements PanacheRepositoryBase<PayoutBatch, UUID> {

    /** @throws Problem if there is none */
    public PayoutBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Problem.notFound("payout batch"));
    }

    /** Batches after the cursor, oldest first, one more than the limit. */
    List<PayoutBatch> page(PayoutBatch.@Nullable State state, @Nullable UUID cursor, int limit) {
        UUID after = cursor == null ? new UUID(0, 0) : cursor;
        var query = state == null
                ? find("id > ?1 order by id", after)
                : find("state = ?1 and id > ?2 order by id", state, after);
        return query.page(0, limit + 1).list();
    }

    public Optional<PayoutBatch> withMessageId(String messageId) {
        return find("messageId", messageId).firstResultOptional();
    }

    /** By id, locked: two people who act on one batch act one after the other. */
    public PayoutBatch lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("payout batch"));
    }
}
