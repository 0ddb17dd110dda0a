package org.millioncarrots.payout.consequence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.bank.ReasonCode.Consequence;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.consequence.ActOnAnswers.Reason;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements about what answers of the bank have led to. */
@ApplicationScoped
class ConsequenceSql {
    private static final String BLOCK = """
            select id, claimant_id, destination_version, reason, payout_id, placed_at, release_reason, proposed_by, proposed_at,
                released_by, released_at
            from destination_block
            """;

    private final Sql sql;

    ConsequenceSql(Sql sql) {
        this.sql = sql;
    }

    /** Whom something that was not known before concerns. */
    record Recorded(UUID id, Consequence consequence, UUID claimant, UUID claim) {}

    /** Keeps what is new; of two reasons with one consequence the first. */
    List<Recorded> record(UUID message, List<Reason> reasons, Instant now) {
        return sql.of("""
                with said as (
                    select distinct on (a.bucket, a.id, x.consequence)
                        derived_id(a.id, x.consequence) as id, a.bucket, a.partner, a.payout_id, x.consequence, x.reason
                    from unnest(cast(:buckets as smallint[]), cast(:attempts as uuid[]), cast(:consequences as varchar[]),
                        cast(:reasons as varchar[])) with ordinality as x (bucket, attempt_id, consequence, reason, place)
                    join payment_attempt a on a.bucket = x.bucket and a.id = x.attempt_id
                    order by a.bucket, a.id, x.consequence, x.place
                ), kept as (
                    insert into bank_consequence (id, bucket, partner, payout_id, consequence, reason, message_id, acted_at)
                    select id, bucket, partner, payout_id, consequence, reason, :message, :now from said
                    on conflict do nothing
                    returning id, bucket, payout_id, consequence
                )
                select k.id, k.consequence, i.claimant_id, i.claim_id
                from kept k
                join payout p on p.bucket = k.bucket and p.id = k.payout_id
                join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
                """)
                .with(
                        "buckets",
                        reasons.stream().map(one -> Ids.bucketOf(one.attempt())).toList())
                .with("attempts", reasons.stream().map(Reason::attempt).toList())
                .with(
                        "consequences",
                        reasons.stream().map(one -> one.code().consequence()).toList())
                .with("reasons", reasons.stream().map(one -> one.code().value()).toList())
                .with("message", message)
                .with("now", now)
                .list(row -> new Recorded(
                        row.id("id"),
                        row.code(Consequence.class, "consequence"),
                        row.id("claimant_id"),
                        row.id("claim_id")));
    }

    /** By award, the earliest day on which a payout fell due that these claimants do not have. */
    Map<UUID, LocalDate> openSince(Collection<UUID> claimants) {
        Map<UUID, LocalDate> since = new HashMap<>();
        sql.of("""
                select p.award_id, min(p.due_on) as due_on
                from unnest(cast(:buckets as smallint[]), cast(:claimants as uuid[])) as x (bucket, id)
                join payout p on p.bucket = x.bucket and p.claimant_id = x.id and p.state <> all (:over)
                group by p.award_id
                """)
                .with("buckets", claimants.stream().map(Ids::bucketOf).toList())
                .with("claimants", claimants)
                .with("over", PayoutState.OVER)
                .forEach(row -> since.put(row.id("award_id"), row.date("due_on")));
        return since;
    }

    /** Blocks the destinations that the payments went to; one that is blocked already stays as it is. */
    List<DestinationBlockView> block(List<Recorded> unreachable, Instant now) {
        return unreachable.isEmpty()
                ? List.of()
                : sql.of("""
                insert into destination_block (id, bucket, partner, claimant_id, destination_version, reason, payout_id, placed_at)
                select k.id, k.bucket, k.partner, p.claimant_id, a.destination_version, k.reason, p.id, :now
                from bank_consequence k
                join payout p on p.bucket = k.bucket and p.id = k.payout_id
                join payment_attempt a on a.bucket = p.bucket and a.payout_id = p.id
                    and derived_id(a.id, k.consequence) = k.id
                where (k.bucket, k.id) in (select bucket, id
                    from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id))
                on conflict do nothing
                returning id, claimant_id, destination_version, reason, payout_id, placed_at, release_reason, proposed_by,
                    proposed_at, released_by, released_at
                """)
                        .with(
                                "buckets",
                                unreachable.stream()
                                        .map(one -> Ids.bucketOf(one.id()))
                                        .toList())
                        .with("ids", unreachable.stream().map(Recorded::id).toList())
                        .with("now", now)
                        .list(ConsequenceSql::block);
    }

    /** Newest first. */
    List<DestinationBlockView> blocks(UUID claimant) {
        return sql.of(BLOCK + "where bucket = :bucket and claimant_id = :claimant order by placed_at desc, id")
                .with("bucket", Ids.bucketOf(claimant))
                .with("claimant", claimant)
                .list(ConsequenceSql::block);
    }

    Optional<DestinationBlockView> lock(UUID claimant, UUID id) {
        return of(BLOCK + "where bucket = :bucket and claimant_id = :claimant and id = :id for update", claimant, id)
                .first(ConsequenceSql::block);
    }

    /** Takes the place of a proposal that nobody has approved. */
    void propose(UUID claimant, UUID id, DestinationBlockView.ReleaseReason reason, Proposal proposal) {
        of("""
                update destination_block set release_reason = :reason, proposed_by = :person, proposed_at = :now
                where bucket = :bucket and claimant_id = :claimant and id = :id and released_at is null
                """, claimant, id)
                .with("reason", reason)
                .with("person", proposal.by())
                .with("now", proposal.at())
                .run();
    }

    void release(UUID claimant, UUID id, Proposal approved) {
        of("""
                update destination_block set released_by = :person, released_at = :now
                where bucket = :bucket and claimant_id = :claimant and id = :id and released_at is null
                """, claimant, id)
                .with("person", approved.approvedBy())
                .with("now", approved.approvedAt())
                .run();
    }

    private Sql.Statement of(String text, UUID claimant, UUID id) {
        return sql.of(text)
                .with("bucket", Ids.bucketOf(claimant))
                .with("claimant", claimant)
                .with("id", id);
    }

    private static DestinationBlockView block(Row row) {
        return new DestinationBlockView(
                row.id("id"),
                row.id("claimant_id"),
                row.integer("destination_version"),
                row.text("reason"),
                row.id("payout_id"),
                row.instant("placed_at"),
                row.codeOrNull(DestinationBlockView.ReleaseReason.class, "release_reason"),
                row.textOrNull("proposed_by"),
                row.instantOrNull("proposed_at"),
                row.textOrNull("released_by"),
                row.instantOrNull("released_at"));
    }
}
