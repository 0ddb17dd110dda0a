package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.platform.sql.Sql;

/** The statements that destroy the texts of bank messages. */
@ApplicationScoped
class BankTextSql {
    private static final String DESTROY = """
            update bank_message m set sealed = '', text_destroyed_at = :now where m.text_destroyed_at is null and
            """;

    private final Sql sql;

    BankTextSql(Sql sql) {
        this.sql = sql;
    }

    /** Those that came before, and whose payments were all over before. */
    int settled(Instant before, Instant now, int atMost) {
        return sql.of(DESTROY + """
                m.id in (select s.id from bank_message s
                    where s.text_destroyed_at is null and s.received_at < :before
                        and not exists (select from bank_message_line l
                            join payout p on p.bucket = l.bucket and p.id = l.payout_id
                            where l.message_id = s.id and (p.state <> all (:over) or p.changed_at >= :before))
                    order by s.received_at limit :atMost)
                """)
                .with("now", now)
                .with("before", before)
                .with("over", PayoutState.OVER)
                .with("atMost", atMost)
                .run();
    }

    /** Those that name a payment of the claimant, and those since the registration of which nobody knows whom they name. */
    int of(ClaimantId claimant, Instant now) {
        return sql.of(DESTROY + """
                (m.id in (select l.message_id from payout p
                    join bank_message_line l on l.bucket = p.bucket and l.payout_id = p.id
                    where p.bucket = :bucket and p.claimant_id = :claimant)
                or m.received_at >= (select registered_at from claimant where bucket = :bucket and id = :claimant)
                    and (m.kind = 'INTERIM_REPORT' or not exists (select from bank_message_line l
                            where l.message_id = m.id)
                        or exists (select from bank_message_line l where l.message_id = m.id and l.payout_id is null)))
                """)
                .with("now", now)
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .run();
    }

    /** That of the message, if a payment in it is of somebody who is erased. */
    void ofErased(UUID message, Instant now) {
        sql.of(DESTROY + """
                m.id = :message and exists (select from bank_message_line l
                    join payout p on p.bucket = l.bucket and p.id = l.payout_id
                    join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                    where l.message_id = m.id and c.state = 'ERASED')
                """).with("now", now).with("message", message).run();
    }
}
