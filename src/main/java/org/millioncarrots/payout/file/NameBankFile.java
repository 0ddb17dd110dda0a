package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.millioncarrots.payout.PaymentReferences;
import org.millioncarrots.payout.batch.BatchSql;

/** Names files after what is in them, so that a second file with the same payouts has the same message id. */
@ApplicationScoped
public class NameBankFile {
    private final PaymentReferences references;
    private final BatchSql sql;

    NameBankFile(PaymentReferences references, BatchSql sql) {
        this.references = references;
        this.sql = sql;
    }

    /**
     * The message id, which is the file's name too. Another one only where a batch with just these payouts was taken apart.
     *
     * @param payouts in the order of their ids
     */
    public String name(List<UUID> payouts) {
        return IntStream.iterate(0, again -> again + 1)
                .mapToObj(again -> references.messageId(payouts, again))
                .filter(messageId -> !sql.isTaken(messageId))
                .findFirst()
                .orElseThrow();
    }
}
