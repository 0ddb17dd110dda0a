package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.ledger.MoneyRows;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.AttemptState;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.answer.AnswerRules.Standing;
import org.millioncarrots.payout.recognition.UnsentSql.Unsent;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Payment attempts as the bank names them, and the one place that moves them from state to state. */
@ApplicationScoped
public class Attempts {
    private final Sql sql;

    Attempts(Sql sql) {
        this.sql = sql;
    }

    /** A payment attempt with the payout it is for. */
    public record Match(UUID attemptId, UUID payoutId, String endToEndId, UUID uetr, Money amount, Standing standing) {}

    /** An attempt and its payout as they stand after some lines. */
    record Change(Match match, Standing now) {
        boolean movesPayout() {
            return now.payout() != match.standing().payout();
        }
    }

    private static final String MATCH = """
            select a.id, p.id as payout_id, a.end_to_end_id, a.uetr, p.amount_minor, p.currency, p.state as payout_state, a.state,
                a.reason, a.booked_kind, a.booked_ref, a.booked_on
            from payment_attempt a join payout p on p.bucket = a.bucket and p.id = a.payout_id
            """;

    /** Those with these end-to-end ids, their payouts locked. */
    public List<Match> named(Collection<String> endToEndIds) {
        return endToEndIds.isEmpty()
                ? List.of()
                : sql.of(MATCH + """
                where (a.bucket, a.id) in (select bucket, attempt_id from end_to_end where value = any (:endToEndIds))
                for update of p, a
                """).with("endToEndIds", endToEndIds).list(Attempts::match);
    }

    /** The same for these UETRs, for the few payments that a bank names by nothing else. */
    public List<Match> withUetrs(Collection<UUID> uetrs) {
        return uetrs.isEmpty()
                ? List.of()
                : sql.of(MATCH + "where a.uetr = any (:uetrs) for update of p, a")
                        .with("uetrs", uetrs)
                        .list(Attempts::match);
    }

    /** All of the files with these message ids. */
    List<Match> ofFiles(Collection<String> messageIds) {
        return sql.of(MATCH + """
                join payout_batch b on b.id = a.batch_id
                where b.message_id = any (:messages) and b.state = 'DELIVERED'
                order by a.bucket, a.id for update of p, a
                """).with("messages", messageIds).list(Attempts::match);
    }

    /**
     * The sending of a payout of which nobody knows whether it was paid, or of which the bank has said both, the payout locked.
     *
     * @throws Problem if nothing was ever sent for it (404), or there is nothing to be ruled (409)
     */
    public Match open(UUID payout) {
        Match match = sentFor(payout);
        if (!RulingRules.isOpen(match.standing())) {
            throw Problem.conflict(
                    ConflictReason.PAYOUT_STATE,
                    "the payout is " + match.standing().payout()
                            + "; one is ruled on that is UNKNOWN, or about which the bank contradicts itself");
        }
        return match;
    }

    /** @throws Problem if nothing was ever sent for it (404) */
    Match sentFor(UUID payout) {
        return sql.of(MATCH + "where a.bucket = :bucket and a.payout_id = :payout order by a.id for update of p, a")
                .with("bucket", Ids.bucketOf(payout))
                .with("payout", payout)
                .first(Attempts::match)
                .orElseThrow(() -> Problem.notFound("sent payout"));
    }

    private static Match match(Row row) {
        String kind = row.textOrNull("booked_kind");
        Booking debit = kind == null
                ? null
                : new Booking(
                        StoredByNewerVersion.value(Kind.class, kind),
                        row.textOrNull("booked_ref"),
                        row.dateOrNull("booked_on"));
        return new Match(
                row.id("id"),
                row.id("payout_id"),
                row.text("end_to_end_id"),
                row.id("uetr"),
                row.money("amount_minor", "currency"),
                new Standing(
                        StoredByNewerVersion.value(PayoutState.class, row.text("payout_state")),
                        StoredByNewerVersion.value(AttemptState.class, row.text("state")),
                        row.textOrNull("reason"),
                        debit));
    }

    /** Moves attempts, whose payouts are locked, from where they stood when they were found to where they stand now. */
    void move(Collection<Change> changes, Instant now) {
        for (Change change : changes) {
            AttemptState from = change.match().standing().attempt();
            if (from != change.now().attempt() && !from.mayBecome(change.now().attempt())) {
                throw new IllegalStateException(
                        "no attempt goes from " + from + " to " + change.now().attempt());
            }
        }
        int moved = sql.batch("""
                update payment_attempt set state = :state, reason = :reason, booked_kind = :kind, booked_ref = :ref,
                    booked_on = :on, changed_at = :now
                where bucket = :bucket and id = :id and state = :from
                """, changes, (values, change) -> {
            Booking debit = change.now().debit();
            values.with("state", change.now().attempt())
                    .with("reason", change.now().reason())
                    .with("kind", debit == null ? null : debit.kind())
                    .with("ref", debit == null ? null : debit.reference())
                    .with("on", debit == null ? null : debit.on())
                    .with("now", now)
                    .with("bucket", Ids.bucketOf(change.match().attemptId()))
                    .with("id", change.match().attemptId())
                    .with("from", change.match().standing().attempt());
        });
        if (moved != changes.size()) {
            throw new IllegalStateException("an attempt was moved under the lock of its payout");
        }
    }

    /**
     * Nobody knows what has become of what was sent for these payouts, which are locked. Of what the bank has said only "settled"
     * stays as a reason: it speaks against a rejection that comes late.
     */
    public void unanswered(Collection<UUID> payouts, Instant now) {
        sql.of("""
                update payment_attempt a set state = 'UNKNOWN', reason = case a.reason when 'ACSC' then a.reason end, changed_at = :now
                from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id)
                where a.bucket = x.bucket and a.payout_id = x.id and a.state = any (:from)
                """)
                .with("buckets", payouts.stream().map(Ids::bucketOf).toList())
                .with("ids", payouts)
                .with("from", EnumSet.of(AttemptState.SENT, AttemptState.ACCEPTED))
                .with("now", now)
                .run();
    }

    /** Everything in the batch is with the bank now. */
    public void sent(UUID batch, Instant now) {
        sql.of("""
                update payment_attempt set state = 'SENT', changed_at = :now
                where batch_id = :batch and state = any (:from)
                """)
                .with("batch", batch)
                .with("from", AttemptState.SENT.mayFollow())
                .with("now", now)
                .run();
    }

    /** The bank has these payouts by the batch's file; whoever has no attempt gets one. */
    public void sent(Collection<Unsent> payouts, UUID batch, Instant now) {
        sql.batch("""
                insert into end_to_end (value, bucket, attempt_id) select :value, :bucket, :attempt
                where not exists (select from payment_attempt where bucket = :bucket and id = :attempt)
                """, payouts, (values, payout) -> values.with(
                        "value", payout.endToEndId().value())
                .with("bucket", Ids.bucketOf(payout.payoutId()))
                .with("attempt", payout.attemptId()));
        sql.batch("""
                insert into payment_attempt (id, bucket, partner, payout_id, batch_id, end_to_end_id, uetr,
                    destination_version, state, created_at, changed_at)
                values (:id, :bucket, :partner, :payout, :batch, :endToEndId, :uetr, :destination, 'SENT', :now, :now)
                on conflict (bucket, id) do update set batch_id = excluded.batch_id, state = 'SENT',
                    changed_at = excluded.changed_at
                where payment_attempt.state = any (:from)
                """, payouts, (values, payout) -> values.with("id", payout.attemptId())
                .with("bucket", Ids.bucketOf(payout.payoutId()))
                .with("partner", payout.partner())
                .with("payout", payout.payoutId())
                .with("batch", batch)
                .with("endToEndId", payout.endToEndId().value())
                .with("uetr", payout.uetr())
                .with("destination", payout.destinationVersion())
                .with("from", AttemptState.SENT.mayFollow())
                .with("now", now));
    }

    private static final String MONEY = """
            select a.bucket, a.id as attempt_id, p.instalment_id, p.programme, p.currency
            from payment_attempt a join payout p on p.bucket = a.bucket and p.id = a.payout_id
            where """;

    /** The money of those of a batch that were sent. */
    public static MoneyRows sentWith(UUID batch) {
        return new MoneyRows(MONEY + " a.batch_id = :batch and a.state = 'SENT'", Map.of("batch", batch));
    }

    public static MoneyRows moneyOf(List<UUID> attempts) {
        return new MoneyRows(
                MONEY + """
                 (a.bucket, a.id) in (select bucket, id
                    from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id))""",
                Map.of("buckets", attempts.stream().map(Ids::bucketOf).toList(), "ids", attempts));
    }
}
