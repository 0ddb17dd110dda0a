package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
