package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.payout.batch.BatchRefusalView.Reason;
import org.millioncarrots.platform.sql.Sql;

/** The statements about batches that were refused. */
@ApplicationScoped
class RefusalSql {
    private final Sql sql;

    RefusalSql(Sql sql) {
        this.sql = sql;
    }

    void add(BatchRefusalView refusal) {
        sql.of("""
                insert into payout_batch_refusal (batch_id, reason, refused_by, refused_at)
                values (:batch, :reason, :person, :now)
                """)
                .with("batch", refusal.batchId())
                .with("reason", refusal.reason())
                .with("person", refusal.refusedBy())
                .with("now", refusal.refusedAt())
                .run();
    }

    Optional<BatchRefusalView> of(UUID batch) {
        return sql.of("select reason, refused_by, refused_at from payout_batch_refusal where batch_id = :batch")
                .with("batch", batch)
                .first(row -> new BatchRefusalView(
                        batch, row.code(Reason.class, "reason"), row.text("refused_by"), row.instant("refused_at")));
    }
}
