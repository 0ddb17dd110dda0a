package org.millioncarrots.payout;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.millioncarrots.platform.Problem;

/** Payout batches by id. */
@ApplicationScoped
class Batches implements PanacheRepositoryBase<PayoutBatch, UUID> {

    /** @throws Problem if there is none */
    PayoutBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Problem.notFound("payout batch"));
    }

    /** The same, locked: two people who act on one batch act one after the other. */
    PayoutBatch lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("payout batch"));
    }
}
