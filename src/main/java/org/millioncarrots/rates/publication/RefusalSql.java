package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.Jdbc;

/** What was refused, and why. */
@ApplicationScoped
class RefusalSql {
    private final Jdbc jdbc;

    RefusalSql(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A refused publication, or a line that was left out of one; nothing of its content is kept but its hash. */
    record RefusalRow(
            String sha256, String reason, @Nullable RateSource source, int byteCount, Instant recordedAt) {}

    /** @return false if the same was refused before for the same reason */
    boolean insert(RefusalRow refusal) {
        return jdbc.update(
                        """
                insert into rate_refusal (sha256, reason, source, byte_count, recorded_at)
                values (?, ?, ?, ?, ?) on conflict on constraint rate_refusal_pk do nothing
                """,
                        refusal.sha256(),
                        refusal.reason(),
                        refusal.source(),
                        refusal.byteCount(),
                        refusal.recordedAt())
                == 1;
    }

    /** The newest refusals first, those before a given instant. */
    List<RefusalRow> before(Instant before, int limit) {
        return jdbc.query(
                """
                select sha256, reason, source, byte_count, recorded_at from rate_refusal
                where recorded_at < ? order by recorded_at desc, sha256 limit ?
                """,
                row -> new RefusalRow(
                        row.getString(1), row.getString(2), Jdbc.source(row, 3), row.getInt(4), Jdbc.instant(row, 5)),
                before,
                limit);
    }
}
