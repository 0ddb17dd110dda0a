package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.Sql;

/**
 * The digest of what a batch pays now: SHA-256, in hexadecimal, of a line for each payout in the order of its list, {@code id
 * amount currency destinationVersion} and a line feed, the amount in minor units. It changes when a payout leaves the batch.
 */
@ApplicationScoped
public class BatchDigest {
    private static final String LINES = """
            select p.id, p.id || ' ' || p.amount_minor || ' ' || p.currency || ' ' || coalesce(p.destination_version,
                (select c.destination_version from claimant c where c.bucket = p.bucket and c.id = p.claimant_id))
                || chr(10) as line
            from payout p where p.batch_id = :batch and p.state = 'BATCHED' order by p.bucket, p.id
            """;

    private final Sql sql;

    BatchDigest(Sql sql) {
        this.sql = sql;
    }

    /** Of what is in the batch and not with the bank yet. */
    String of(UUID batch) {
        return sql.of("""
                        select encode(sha256(convert_to(coalesce(string_agg(
                            p.id || ' ' || p.amount_minor || ' ' || p.currency || ' ' || coalesce(p.destination_version,
                                (select c.destination_version from claimant c where c.bucket = p.bucket and c.id = p.claimant_id))
                                || chr(10), '' order by p.bucket, p.id), ''), 'UTF8')), 'hex') as digest
                        from payout p where p.batch_id = :batch and p.state = 'BATCHED'
                        """).with("batch", batch).one(row -> row.text("digest"));
    }

    /**
     * How many of the payouts that have left a batch have to be put back, the last one first, until it is the list that somebody has
     * looked at: so a history that tells too little or too much is never told as the whole of it.
     *
     * @param left the last one first
     * @param seen the digest of the list that was looked at
     * @return empty if it never is that list
     */
    OptionalInt stepsBack(UUID batch, List<LeftPayout> left, String seen) {
        SortedMap<String, String> lines = new TreeMap<>();
        sql.of(LINES).with("batch", batch).forEach(row -> lines.put(key(row.id("id")), row.text("line")));
        for (int i = 0; i <= left.size(); i++) {
            if (Sha256.of(lines.values().stream()).equals(seen)) {
                return OptionalInt.of(i);
            }
            if (i < left.size()) {
                lines.put(key(left.get(i).id()), left.get(i).line());
            }
        }
        return OptionalInt.empty();
    }

    /** Sorts as the list is sorted. */
    private static String key(UUID payout) {
        return "%05d %s".formatted(Ids.bucketOf(payout), payout);
    }

    /**
     * The batch is what the caller has looked at.
     *
     * @return its digest
     * @throws Problem if the caller names none (428), or another (412)
     */
    String require(UUID batch, @Nullable String named) {
        if (named == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "say what you approve: send the batch's digest, which stands in GET /v1/payout-batches/{id} and is made of"
                            + " the list of GET /v1/payout-batches/{id}/payouts",
                    List.of(new Violation("digest", "the digest of the batch that you have looked at")));
        }
        String present = of(batch);
        if (!present.equals(named)) {
            throw new Problem(
                    ProblemType.PRECONDITION_FAILED,
                    "the batch is not what you have looked at: read its payouts and differences again, and approve with the"
                            + " digest that the batch has then",
                    List.of(new Violation("digest", "the present digest of the batch")));
        }
        return present;
    }
}
