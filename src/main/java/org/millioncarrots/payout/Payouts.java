package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.news.News;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/**
 * Makes payouts, and moves them to the states that {@link PayoutState} lets follow: the one class that writes the table. A payout
 * that may not become the next state any more stays as it is and is not counted. Callers hold the transaction.
 */
@ApplicationScoped
public class Payouts {
    private static final String BY_ID =
            " from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id)"
                    + " where p.bucket = x.bucket and p.id = x.id and ";
    private static final String CHOSEN =
            " from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[]), cast(:versions as integer[]))"
                    + " as x (bucket, id, version) where p.bucket = x.bucket and p.id = x.id and ";
    /** A hold outlasts the batch that its payout leaves. */
    private static final String DUE_UNLESS_HELD = """
            case when exists (select from payout_hold h
                where h.bucket = p.bucket and h.payout_id = p.id and h.released_at is null) then 'HELD' else 'DUE' end""";

    private static final String OF_BATCH = " where p.batch_id = :batch and ";

    private static final Set<PayoutState> TOLD =
            Set.of(PayoutState.SETTLED, PayoutState.RETURNED, PayoutState.REJECTED, PayoutState.HELD);

    private static final String TELL = News.insert("""
            select bucket, id, partner, version, 'payout.' || lower(state) as type from moved
            where state in ('SETTLED', 'RETURNED', 'REJECTED', 'HELD')""");

    private static final String REISSUE =
            "with again as (" + move(PayoutState.REISSUED, "", BY_ID) + """
                 returning p.bucket, p.partner, p.run_id, p.instalment_id, p.number, p.award_id, p.claimant_id, p.programme,
                    p.programme_version, p.kind, p.due_on, p.amount_minor, p.currency
            ), next as (
            """ + insert("""
                select bucket, partner, run_id, instalment_id, number + 1 as number, award_id, claimant_id, programme,
                    programme_version, kind, due_on, amount_minor, currency
                from again""") + """
                returning amount_minor
            )
            select count(*) as payouts, cast(coalesce(sum(amount_minor), 0) as bigint) as total from next
            """;

    private final Sql sql;

    Payouts(Sql sql) {
        this.sql = sql;
    }

    /** A payout for a batch, and which of the claimant's destinations it is paid to. */
    public record Chosen(UUID payoutId, int destinationVersion) {}

    /** How many payouts were issued again, and what they come to. */
    public record Reissued(long payouts, long totalMinor) {}

    /**
     * The text that makes payouts which are due. Their ids are derived from instalment and number, so that none is made twice.
     *
     * @param source a select of bucket, partner, run_id, instalment_id, number, award_id, claimant_id, programme,
     *     programme_version, kind, due_on, amount_minor and currency; the statement has the parameter now
     */
    public static String insert(String source) {
        return """
                insert into payout (id, bucket, partner, run_id, instalment_id, number, award_id, claimant_id, programme,
                    programme_version, kind, due_on, amount_minor, currency, state, created_at, changed_at)
                select derived_id(instalment_id, 'payout/' || cast(number as text)), bucket, partner, run_id, instalment_id,
                    number, award_id, claimant_id, programme, programme_version, kind, due_on, amount_minor, currency,
                    'DUE', :now, :now
                from (""" + source + ") as made\n";
    }

    /** Never to BATCHED, see {@link #collect}. What has an open hold becomes HELD instead of DUE. */
    public int move(Collection<UUID> payouts, PayoutState next, Instant now) {
        return moved(next, of(moveAndTell(next, BY_ID), payouts).with("now", now));
    }

    /** The same with all payouts of a batch. */
    public int moveBatch(UUID batch, PayoutState next, Instant now) {
        return moved(
                next, sql.of(moveAndTell(next, OF_BATCH)).with("batch", batch).with("now", now));
    }

    /** Takes due payouts into a batch. Another batch that wants the same ones waits and then finds them taken. */
    public int collect(UUID batch, List<Chosen> chosen, Instant now) {
        List<UUID> payouts = chosen.stream().map(Chosen::payoutId).toList();
        return of(
                        move(
                                PayoutState.BATCHED,
                                ", batch_id = cast(:batch as uuid), destination_version = x.version",
                                CHOSEN),
                        payouts)
                .with(
                        "versions",
                        chosen.stream().map(Chosen::destinationVersion).toList())
                .with("batch", batch)
                .with("now", now)
                .run();
    }

    /** The bank has the payouts by the batch's file, whatever batch they were in, if any. */
    public int sent(UUID batch, Collection<UUID> payouts, Instant now) {
        return of(move(PayoutState.SENT, ", batch_id = cast(:batch as uuid)", BY_ID), payouts)
                .with("batch", batch)
                .with("now", now)
                .run();
    }

    /** Sent before an instant and never answered: unknown, until the bank says what became of it. */
    List<UUID> noticeSilence(Instant sentBefore, Instant now) {
        return sql.of(move(PayoutState.UNKNOWN, "", " where p.changed_at < :before and ") + " returning p.id")
                .with("before", sentBefore)
                .with("now", now)
                .list(row -> row.id("id"));
    }

    /** Puts a new payout with the next number in the place of each that was rejected or returned. */
    public Reissued reissue(Collection<UUID> payouts, Instant now) {
        return of(REISSUE, payouts)
                .with("now", now)
                .one(row -> new Reissued(row.number("payouts"), row.number("total")));
    }

    private static String move(PayoutState next, String consequences, String which) {
        String state = next == PayoutState.DUE ? DUE_UNLESS_HELD : "'" + next + "'";
        return "update payout p set state = " + state + ", version = p.version + 1, changed_at = :now" + consequences
                + which + next.mayFollow();
    }

    /** Of the states that partners are told of, in the statement that moves them there; it answers how many. */
    private static String moveAndTell(PayoutState next, String which) {
        String moving = move(next, consequences(next), which);
        return isTold(next)
                ? "with moved as (" + moving + " returning p.bucket, p.id, p.partner, p.version, p.state), told as ("
                        + TELL + ") select count(*) from moved"
                : moving;
    }

    private static int moved(PayoutState next, Sql.Statement statement) {
        return isTold(next) ? Math.toIntExact(statement.number()) : statement.run();
    }

    /** What would be due is held, perhaps. */
    private static boolean isTold(PayoutState next) {
        return TOLD.contains(next) || next == PayoutState.DUE;
    }

    /** What is due again or held has left its batch. */
    private static String consequences(PayoutState next) {
        return switch (next) {
            case DUE, HELD -> ", batch_id = null, destination_version = null";
            case BATCHED -> throw new IllegalArgumentException("into which batch?");
            default -> "";
        };
    }

    private Sql.Statement of(String text, Collection<UUID> payouts) {
        return sql.of(text)
                .with("buckets", payouts.stream().map(Ids::bucketOf).toList())
                .with("ids", payouts);
    }
}
