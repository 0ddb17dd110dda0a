package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.platform.sql.Sql;

/** What has left a batch while it waited for its second person. */
@ApplicationScoped
class LeftPayoutSql {
    /** As many are told of one by one. */
    static final int MOST = 100;

    private final Sql sql;

    LeftPayoutSql(Sql sql) {
        this.sql = sql;
    }

    /** The last one first. The audit log says which batch it was; a payout itself forgets it when it leaves. */
    List<LeftPayout> of(UUID batch) {
        return sql.of("""
                        select p.id, p.programme, p.amount_minor, p.currency, h.reason, h.placed_at,
                            cast(e.details ->> 'destinationVersion' as bigint) as version
                        from payout_hold h
                        join payout p on p.bucket = h.bucket and p.id = h.payout_id
                        join audit_entry e on e.subject = h.payout_id and e.action = 'PAYOUT_HELD'
                            and e.details ->> 'hold' = cast(h.id as varchar)
                        where h.placed_at >= (select b.created_at from payout_batch b where b.id = :batch)
                            and e.details ->> 'batch' = cast(:batch as varchar)
                        order by e.sequence desc limit :most
                        """)
                .with("batch", batch)
                .with("most", MOST)
                .list(row -> new LeftPayout(
                        row.id("id"),
                        row.text("programme"),
                        row.money("amount_minor", "currency"),
                        row.text("reason"),
                        row.instant("placed_at"),
                        row.number("version")));
    }
}
