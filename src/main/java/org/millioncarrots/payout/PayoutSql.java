package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.bank.PayeeMatch;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.payout.Payout.Attempt;
import org.millioncarrots.payout.Payout.Conversion;
import org.millioncarrots.payout.Payout.Filter;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** What is read of single payouts. */
@ApplicationScoped
class PayoutSql {
    private static final String COLUMNS = """
            select id, instalment_id, award_id, claimant_id, programme, kind, number, due_on, amount_minor, currency, state,
                batch_id, changed_at, version
            from payout
            """;

    private static final String FILTER = """
                            and (cast(:partner as varchar) is null or partner = cast(:partner as varchar))
                            and (cast(:claimant as uuid) is null
                                or bucket = cast(:claimantBucket as smallint) and claimant_id = cast(:claimant as uuid))
                            and (cast(:awards as uuid[]) is null
                                or bucket = any (cast(:awardBuckets as smallint[])) and award_id = any (cast(:awards as uuid[])))
                            and (cast(:state as varchar) is null or state = cast(:state as varchar))
                            and (cast(:programme as varchar) is null or programme = cast(:programme as varchar))
                            and (cast(:currency as varchar) is null or currency = cast(:currency as varchar))
                            and (cast(:dueFrom as date) is null or due_on >= cast(:dueFrom as date))
                            and (cast(:dueTo as date) is null or due_on <= cast(:dueTo as date))
                            and (cast(:batch as uuid) is null or batch_id = cast(:batch as uuid))
            """;

    private final Sql sql;
    private final Caller caller;

    PayoutSql(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** One more than the limit: in the order of the primary key, so that a page costs the same however many there are, or of the changes. */
    List<Payout> page(Filter filter, Listing listing) {
        Statement statement = listing.changes()
                .map(since -> sql.of(COLUMNS + " where (changed_at, id) > (:since, :after)" + FILTER
                                + " order by changed_at, id limit :limit")
                        .with("since", since.since())
                        .with("after", since.after()))
                .orElseGet(() -> sql.of(COLUMNS + " where (bucket, id) > (:bucket, :after)" + FILTER
                                + " order by bucket, id limit :limit")
                        .with("bucket", Ids.bucketOf(listing.after()))
                        .with("after", listing.after()));
        List<UUID> awards = filter.awards();
        UUID claimant = filter.claimant();
        return statement
                .with("partner", caller.partner().orElse(null))
                .with("claimant", claimant)
                .with("claimantBucket", claimant == null ? null : Ids.bucketOf(claimant))
                .with("awards", awards)
                .with(
                        "awardBuckets",
                        awards == null
                                ? null
                                : awards.stream().map(Ids::bucketOf).toList())
                .with("state", filter.state())
                .with("programme", filter.programme())
                .with("currency", filter.currency())
                .with("dueFrom", filter.dueFrom())
                .with("dueTo", filter.dueTo())
                .with("batch", filter.batch())
                .with("limit", listing.limit() + 1)
                .list(PayoutSql::payout);
    }

    boolean hasOpen(ClaimantId claimant) {
        return sql.of(
                        "select 1 from payout where bucket = :bucket and claimant_id = :claimant and state <> all (:over)")
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .with("over", PayoutState.OVER)
                .exists();
    }

    Optional<Payout> get(UUID id) {
        return of(COLUMNS + "where bucket = :bucket and id = :id", id).first(PayoutSql::payout);
    }

    /** The payout that a bank knows by this end-to-end id. */
    Optional<UUID> sentAs(String endToEndId) {
        return sql.of("""
                        select a.payout_id from end_to_end e
                        join payment_attempt a on a.bucket = e.bucket and a.id = e.attempt_id
                        where e.value = :value
                        """).with("value", endToEndId).first(row -> row.id("payout_id"));
    }

    Optional<UUID> sentAs(UUID uetr) {
        return sql.of("select payout_id from payment_attempt where uetr = :uetr")
                .with("uetr", uetr)
                .first(row -> row.id("payout_id"));
    }

    /** Waits for whatever is being done with the payout, so that what is read next is the outcome of it. */
    void lock(UUID id) {
        of("select 1 from payout where bucket = :bucket and id = :id for update", id)
                .exists();
    }

    Optional<Conversion> conversion(UUID payout) {
        return of(
                        "select source_minor, source_currency, rates from payout_conversion"
                                + " where bucket = :bucket and payout_id = :id",
                        payout)
                .first(row -> new Conversion(row.money("source_minor", "source_currency"), row.text("rates")));
    }

    List<Attempt> attempts(UUID payout) {
        return of("""
                        select a.id, a.batch_id, a.end_to_end_id, a.uetr, a.state, a.reason, k.answer as payee_check, a.created_at,
                            a.changed_at
                        from payment_attempt a left join payee_check k on k.bucket = a.bucket and k.attempt_id = a.id
                        where a.bucket = :bucket and a.payout_id = :id order by a.created_at, a.id
                        """, payout)
                .list(row -> new Attempt(
                        row.id("id"),
                        row.id("batch_id"),
                        row.text("end_to_end_id"),
                        row.id("uetr"),
                        row.text("state"),
                        row.textOrNull("reason"),
                        row.codeOrNull(PayeeMatch.class, "payee_check"),
                        row.instant("created_at"),
                        row.instant("changed_at")));
    }

    /** Whether an attempt of it is not surely over: debited after all, or contradicted. Under the payout's lock. */
    boolean mayHaveBeenPaid(UUID id) {
        return of(
                        "select 1 from payment_attempt"
                                + " where bucket = :bucket and payout_id = :id and state not in ('REJECTED', 'RETURNED')",
                        id)
                .exists();
    }

    /** What keeps it out of every batch, as far as staff is told; empty if nothing does, or it is not due. */
    Optional<Obstacle> stopped(UUID id) {
        return of("select obstacle from (select" + Obstacle.firstOf(Obstacle.NAMED_TO_STAFF) + """
                        as obstacle
                        from payout p join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
                        where p.bucket = :bucket and p.id = :id and p.state in ('DUE', 'HELD')) as looked_at
                        where obstacle is not null
                        """, id)
                .first(row -> row.code(Obstacle.class, "obstacle"));
    }

    /** Whether somebody has said, or proposes to say, what became of it. */
    boolean isRuledOn(UUID id) {
        return of("select 1 from payout_ruling where bucket = :bucket and payout_id = :id", id)
                .exists();
    }

    private Statement of(String text, UUID id) {
        return sql.of(text).with("bucket", Ids.bucketOf(id)).with("id", id);
    }

    private static Payout payout(Row row) {
        return new Payout(
                row.id("id"),
                row.id("instalment_id"),
                row.id("award_id"),
                row.id("claimant_id"),
                row.text("programme"),
                row.text("kind"),
                row.integer("number"),
                row.date("due_on"),
                row.money("amount_minor", "currency"),
                row.text("state"),
                row.idOrNull("batch_id"),
                row.instant("changed_at"),
                row.integer("version"));
    }
}
