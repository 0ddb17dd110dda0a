package org.millioncarrots.payout.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/** Payout batches by id. */
@ApplicationScoped
public class Batches implements PanacheRepositoryBase<PayoutBatch, UUID> {

    /** @throws Problem if there is none */
    public PayoutBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Problem.notFound("payout batch"));
    }

    /** From which end a list begins; ids are in the order of time. */
    @Schema(name = "PayoutBatchOrder")
    enum Order {
        OLDEST,
        NEWEST
    }

    /** Batches behind the cursor in the order asked for, one more than the limit. */
    List<PayoutBatch> page(PayoutBatch.@Nullable State state, Order order, @Nullable UUID cursor, int limit) {
        boolean oldest = order == Order.OLDEST;
        UUID behind = cursor != null ? cursor : oldest ? new UUID(0, 0) : new UUID(-1, -1);
        String page = oldest ? "id > ?1 order by id" : "id < ?1 order by id desc";
        var query = state == null ? find(page, behind) : find("state = ?2 and " + page, behind, state);
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
