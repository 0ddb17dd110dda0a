package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.platform.sql.Sql;

/** The statements of erasures. */
@ApplicationScoped
class ErasureSql {
    private final Sql sql;

    ErasureSql(Sql sql) {
        this.sql = sql;
    }

    void insert(Erasure erasure, Claimant claimant) {
        sql.of("""
                insert into erasure (id, bucket, partner, claimant_id, reason, proposed_by, proposed_at)
                values (:id, :bucket, :partner, :claimant, :reason, :person, :now)
                """)
                .with("id", erasure.id())
                .with("bucket", claimant.bucket)
                .with("partner", claimant.partner)
                .with("claimant", claimant.id)
                .with("reason", erasure.reason())
                .with("person", erasure.proposedBy())
                .with("now", erasure.proposedAt())
                .run();
    }

    /** Newest first. */
    List<Erasure> of(Claimant claimant) {
        return sql.of("""
                select id, claimant_id, reason, proposed_by, proposed_at, approved_by, approved_at
                from erasure where bucket = :bucket and claimant_id = :claimant order by id desc
                """)
                .with("bucket", claimant.bucket)
                .with("claimant", claimant.id)
                .list(row -> new Erasure(
                        row.id("id"),
                        row.id("claimant_id"),
                        row.code(Erasure.Reason.class, "reason"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }

    /** @return false if it is approved already */
    boolean approve(Claimant claimant, UUID id, String person, Instant now) {
        return sql.of("""
                        update erasure set approved_by = :person, approved_at = :now
                        where bucket = :bucket and id = :id and approved_at is null
                        """)
                        .with("person", person)
                        .with("now", now)
                        .with("bucket", claimant.bucket)
                        .with("id", id)
                        .run()
                == 1;
    }
}
