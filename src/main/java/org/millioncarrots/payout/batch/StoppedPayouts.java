package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** Which payouts of a batch something stops. */
@ApplicationScoped
public class StoppedPayouts {
    static final int VIOLATIONS_SHOWN = 50;

    private final Sql sql;
    private final long instantAtMost;

    StoppedPayouts(Sql sql, PaymentSettings settings) {
        this.sql = sql;
        this.instantAtMost = settings.instantCents();
    }

    /** What is in the batch, not with the bank yet, and stopped, with the first of the obstacles that applies. */
    public Map<UUID, Obstacle> of(UUID batch, Set<Obstacle> obstacles) {
        Map<UUID, Obstacle> stopped = new LinkedHashMap<>();
        Statement statement = sql.of("""
                select looked_at.id, looked_at.obstacle
                from (
                    select p.bucket, p.id,""" + Obstacle.firstOf(obstacles) + """
                        as obstacle
                    from payout p join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
                    where p.batch_id = :batch and p.state = 'BATCHED'
                ) as looked_at
                where looked_at.obstacle is not null
                order by looked_at.bucket, looked_at.id
                """).with("batch", batch);
        if (obstacles.contains(Obstacle.ABOVE_INSTANT_LIMIT)) {
            statement.with("instantAtMost", instantAtMost);
        }
        statement.forEach(row -> stopped.put(row.id("id"), row.code(Obstacle.class, "obstacle")));
        return stopped;
    }

    /** @throws Problem if a payout of the approved batch has been stopped since (409): its file must not go like this */
    public void requireNone(UUID batch, Set<Obstacle> obstacles) {
        Map<UUID, Obstacle> found = of(batch, obstacles);
        if (!found.isEmpty()) {
            throw Problem.conflict(
                    ConflictReason.PAYMENT_STOPPED_SINCE,
                    found.size()
                            + " payouts of the batch have been stopped since it was approved; violations name them."
                            + " Have the stop lifted; or, if the file was never given out, take the batch apart (DELETE) and"
                            + " collect again without them; or, if the bank has the file, import it (/v1/bank-files/imports)",
                    found.entrySet().stream()
                            .limit(VIOLATIONS_SHOWN)
                            .map(entry ->
                                    violation(entry.getKey(), entry.getValue().violation()))
                            .toList());
        }
    }

    static Violation violation(UUID payout, Violation why) {
        return new Violation("payouts." + payout, why.field() + ": " + why.message());
    }
}
