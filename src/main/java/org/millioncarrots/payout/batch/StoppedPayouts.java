package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.platform.sql.Sql;

/** Which payouts of a batch something stops. */
@ApplicationScoped
class StoppedPayouts {
    private final Sql sql;

    StoppedPayouts(Sql sql) {
        this.sql = sql;
    }

    /** What is in the batch, not with the bank yet, and stopped, with the first of the obstacles that applies. */
    Map<UUID, Obstacle> of(UUID batch, Set<Obstacle> obstacles) {
        Map<UUID, Obstacle> stopped = new LinkedHashMap<>();
        sql.of("""
                select looked_at.id, looked_at.obstacle
                from (
                    select p.bucket, p.id,""" + Obstacle.firstOf(obstacles) + """
                        as obstacle
                    from payout p join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
                    where p.batch_id = :batch and p.state = 'BATCHED'
                ) as looked_at
                where looked_at.obstacle is not null
                order by looked_at.bucket, looked_at.id
                """)
                .with("batch", batch)
                .forEach(row -> stopped.put(row.id("id"), row.code(Obstacle.class, "obstacle")));
        return stopped;
    }
}
