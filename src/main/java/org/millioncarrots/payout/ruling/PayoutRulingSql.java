package org.millioncarrots.payout.ruling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** The statements of rulings on unknown payouts. */
@ApplicationScoped
class PayoutRulingSql {
    private final Sql sql;

    PayoutRulingSql(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID id, UUID payout, Ruling outcome, String reference, String person, Instant now) {
        sql.of("""
                insert into payout_ruling (id, bucket, partner, payout_id, outcome, reference, proposed_by, proposed_at)
                select :id, bucket, partner, id, :outcome, :reference, :person, :now
                from payout where bucket = :bucket and id = :payout
                """)
                .with("id", id)
                .with("outcome", outcome)
                .with("reference", reference)
                .with("person", person)
                .with("now", now)
                .with("bucket", Ids.bucketOf(payout))
                .with("payout", payout)
                .run();
    }

    /** Those of a payout, oldest first. */
    List<PayoutRulingView> of(UUID payout) {
        return sql.of("""
                select id, payout_id, outcome, reference, proposed_by, proposed_at, approved_by, approved_at
                from payout_ruling where bucket = :bucket and payout_id = :payout order by id
                """)
                .with("bucket", Ids.bucketOf(payout))
                .with("payout", payout)
                .list(row -> new PayoutRulingView(
                        row.id("id"),
                        row.id("payout_id"),
                        row.text("outcome"),
                        row.text("reference"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }

    void approve(UUID id, String person, Instant now) {
        sql.of("update payout_ruling set approved_by = :person, approved_at = :now where bucket = :bucket and id = :id")
                .with("person", person)
                .with("now", now)
                .with("bucket", Ids.bucketOf(id))
                .with("id", id)
                .run();
    }
}
