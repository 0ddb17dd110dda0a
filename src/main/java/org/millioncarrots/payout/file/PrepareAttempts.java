package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.payout.PaymentReferences;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.recognition.UnsentSql;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Gives the payouts of a batch the references under which they are sent. */
@ApplicationScoped
public class PrepareAttempts {
    private final BatchSql sql;
    private final UnsentSql unsentSql;
    private final PaymentReferences references;

    PrepareAttempts(BatchSql sql, UnsentSql unsentSql, PaymentReferences references) {
        this.sql = sql;
        this.unsentSql = unsentSql;
        this.references = references;
    }

    /** The one attempt that a payout has: its id follows from the payout's. */
    public static UUID idOf(UUID payout) {
        return Ids.derived(payout, "attempt/1");
    }

    public List<BatchSql.Attempt> of(UUID batch) {
        return sql.payouts(batch).stream().map(this::attempt).toList();
    }

    /**
     * The last look before payments can leave: however it came about that the bank has one of them, it is not sent again.
     *
     * @throws Problem if one stands in a line of the bank that nothing was known to belong to (409)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireUnknownToTheBank(List<BatchSql.Attempt> attempts) {
        int named = unsentSql.namedByTheBank(attempts);
        if (named > 0) {
            throw Problem.conflict(
                    ConflictReason.MAY_HAVE_BEEN_PAID,
                    named
                            + " payments of the batch stand in bank messages or files that were imported before they were due:"
                            + " import those again, and these payments leave the batch");
        }
    }

    private BatchSql.Attempt attempt(BatchSql.Batched row) {
        UUID payout = row.payoutId();
        return new BatchSql.Attempt(
                idOf(payout),
                row.partner(),
                payout,
                row.claimantId(),
                references.endToEndId(payout),
                references.uetr(payout),
                row.destinationVersion(),
                row.amount());
    }
}
