package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.sql.Sql;

/** Reads decisions with what is needed to repeat them. */
@ApplicationScoped
public class DecisionSql {
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;

    DecisionSql(Sql sql) {
        this.sql = sql;
    }

    /** Where the next page begins: after this decision. */
    public record After(short bucket, UUID id) {
        public static After beforeBucket(int bucket) {
            return new After((short) bucket, FIRST);
        }
    }

    /** A decision as it was recorded. */
    public record Recorded(
            After place,
            String partner,
            UUID claimId,
            String programme,
            int version,
            int acceptedVersion,
            String binding,
            String facts,
            String assessment,
            Instant decidedAt,
            @Nullable LocalDate offeredOn) {}

    /**
     * A page in the order of the primary key, up to a bucket. The claims are held between the same buckets: without that the
     * planner reads all of them for each page.
     */
    public List<Recorded> page(After after, int toBucket, int limit) {
        return sql.of("""
                select d.bucket, d.id, d.partner, d.claim_id, c.programme, d.programme_version,
                    d.accepted_version, d.binding, d.facts, d.assessment, d.decided_at,
                    c.offered_on
                from decision d
                join claim c on c.bucket = d.bucket and c.id = d.claim_id
                where d.bucket between :bucket and :to and c.bucket between :bucket and :to
                    and (d.bucket, d.id) > (:bucket, :id)
                order by d.bucket, d.id
                limit :limit
                """)
                .with("bucket", after.bucket())
                .with("to", (short) toBucket)
                .with("id", after.id())
                .with("limit", limit)
                .list(row -> new Recorded(
                        new After(row.bucket("bucket"), row.id("id")),
                        row.text("partner"),
                        row.id("claim_id"),
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.integer("accepted_version"),
                        row.text("binding"),
                        row.text("facts"),
                        row.text("assessment"),
                        row.instant("decided_at"),
                        row.dateOrNull("offered_on")));
    }
}
