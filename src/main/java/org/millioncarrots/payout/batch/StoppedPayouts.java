package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.payout.PayoutStop;

/** Which payouts of a batch something stops. */
@ApplicationScoped
class StoppedPayouts {
    private final EntityManager entityManager;

    StoppedPayouts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What is in the batch, not with the bank yet, and stopped, with the first of the stops that applies. */
    Map<UUID, PayoutStop> of(UUID batch, Set<PayoutStop> stops) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select looked_at.id, looked_at.stop
                        from (
                            select p.bucket, p.id, case""" + PayoutStop.firstOf(stops) + """
                                end as stop
                            from payout p join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
                            where p.batch_id = :batch and p.state = 'BATCHED'
                        ) as looked_at
                        where looked_at.stop is not null
                        order by looked_at.bucket, looked_at.id
                        """, Tuple.class)
                .setParameter("batch", batch)
                .getResultList();
        Map<UUID, PayoutStop> stopped = new LinkedHashMap<>();
        rows.forEach(row -> stopped.put(row.get(0, UUID.class), PayoutStop.valueOf(row.get(1, String.class))));
        return stopped;
    }
}
