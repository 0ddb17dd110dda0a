package org.millioncarrots.payout.consequence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.PayeeMatch;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/**
 * Keeps what payees' banks say of names. An account that its bank knows under another name, or nearly the same, is blocked until
 * there is another or two people say that it is good; that counts for further answers that are no more doubtful, because a name in
 * other letters will match as little the next time.
 */
@ApplicationScoped
public class PayeeChecks {
    private final Sql sql;
    private final AuditLog auditLog;
    private final Clock clock;

    PayeeChecks(Sql sql, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** To be called when the lines of a message are stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID message) {
        Map<UUID, PayeeMatch> told = new HashMap<>();
        sql.of("select payout_id, reason from bank_message_line"
                        + " where message_id = :message and reason = any (:statuses) and payout_id is not null")
                .with("message", message)
                .with("statuses", PayeeMatch.STATUSES)
                .forEach(row -> PayeeMatch.ofStatus(row.text("reason"))
                        .ifPresent(match -> told.merge(row.id("payout_id"), match, PayeeMatch::moreDoubtful)));
        Instant now = clock.instant();
        told.forEach((payout, match) -> {
            keep(payout, match, now);
            if (match.isDoubtful()) {
                block(payout, match, now);
            }
        });
    }

    private void keep(UUID payout, PayeeMatch match, Instant now) {
        of("""
                insert into payee_check (bucket, attempt_id, claimant_id, version, answer, told_at)
                select a.bucket, a.id, p.claimant_id, a.destination_version, :answer, :now
                from payment_attempt a join payout p on p.bucket = a.bucket and p.id = a.payout_id
                where a.bucket = :bucket and a.payout_id = :payout
                on conflict (bucket, attempt_id) do update set answer = excluded.answer, told_at = excluded.told_at
                where payee_check.answer <> all (:noLessDoubtful)
                """, payout, now)
                .with("answer", match)
                .with("noLessDoubtful", match.noLessDoubtful())
                .run();
    }

    /** Where the account is blocked for a better answer, whoever has proposed to release it looks again. */
    private void block(UUID payout, PayeeMatch match, Instant now) {
        Optional<UUID> blocked = of("""
                insert into destination_block (id, bucket, partner, claimant_id, destination_version, reason, payout_id, placed_at)
                select derived_id(a.id, :reason), a.bucket, a.partner, p.claimant_id, a.destination_version, :reason, p.id, :now
                from payment_attempt a join payout p on p.bucket = a.bucket and p.id = a.payout_id
                where a.bucket = :bucket and a.payout_id = :payout
                    and not exists (select from destination_block d
                        where d.bucket = a.bucket and d.claimant_id = p.claimant_id
                            and d.destination_version = a.destination_version and d.reason = any (:reasons))
                on conflict (bucket, claimant_id, destination_version) where released_at is null
                do update set release_reason = null, proposed_by = null, proposed_at = null
                where destination_block.reason = any (:statuses)
                returning claimant_id
                """, payout, now)
                .with("reason", match.status())
                .with(
                        "reasons",
                        match.noLessDoubtful().stream().map(PayeeMatch::status).toList())
                .with("statuses", PayeeMatch.STATUSES)
                .first(row -> row.id("claimant_id"));
        blocked.ifPresent(claimant -> auditLog.record(
                AuditAction.DESTINATION_BLOCKED,
                claimant,
                AuditDetail.id("payout", payout),
                AuditDetail.code("payee", match)));
    }

    private Statement of(String text, UUID payout, Instant now) {
        return sql.of(text)
                .with("bucket", Ids.bucketOf(payout))
                .with("payout", payout)
                .with("now", now);
    }
}
