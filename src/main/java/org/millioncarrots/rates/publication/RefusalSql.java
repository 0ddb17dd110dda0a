package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.RatesSql;

/** What was refused, and why. */
@ApplicationScoped
class RefusalSql {
    private final Sql sql;

    RefusalSql(Sql sql) {
        this.sql = sql;
    }

    /** A refused publication, or a line that was left out of one; nothing of its content is kept but its hash. */
    record Refused(String sha256, String reason, @Nullable RateSource source, int byteCount, Instant recordedAt) {}

    /** @return false if the same was refused before for the same reason */
    boolean insert(Refused refusal) {
        return sql.of("""
                        insert into rate_refusal (sha256, reason, source, byte_count, recorded_at)
                        values (:sha256, :reason, :source, :bytes, :recordedAt)
                        on conflict on constraint rate_refusal_pk do nothing
                        """)
                        .with("sha256", refusal.sha256())
                        .with("reason", refusal.reason())
                        .with("source", refusal.source())
                        .with("bytes", refusal.byteCount())
                        .with("recordedAt", refusal.recordedAt())
                        .run()
                == 1;
    }

    /** The newest refusals first, those before a given instant. */
    List<Refused> before(Instant before, int limit) {
        return sql.of("""
                select sha256, reason, case when source = any (:known) then source end as source, byte_count, recorded_at
                from rate_refusal where recorded_at < :before order by recorded_at desc, sha256 limit :limit
                """)
                .with("known", RatesSql.KNOWN_SOURCES)
                .with("before", before)
                .with("limit", limit)
                .list(row -> new Refused(
                        row.text("sha256"),
                        row.text("reason"),
                        row.codeOrNull(RateSource.class, "source"),
                        row.integer("byte_count"),
                        row.instant("recorded_at")));
    }
}
