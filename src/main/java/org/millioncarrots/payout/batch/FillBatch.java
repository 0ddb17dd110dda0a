package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.file.NameBankFile;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Makes a batch of what is due. */
@ApplicationScoped
class FillBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final NameBankFile nameBankFile;
    private final Ids ids;

    FillBatch(Batches batches, BatchSql sql, NameBankFile nameBankFile, Ids ids) {
        this.batches = batches;
        this.sql = sql;
        this.nameBankFile = nameBankFile;
        this.ids = ids;
    }

    /** @throws Problem if nothing is due (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    PayoutBatch fill(
            CurrencyCode currency, Scheme scheme, LocalDate executionOn, int atMost, String person, Instant now) {
        UUID id = ids.next();
        if (sql.collect(id, currency, scheme, atMost, now) == 0) {
            throw Problem.conflict(
                    ConflictReason.NOTHING_TO_COLLECT,
                    "no payout in this currency is due that the scheme can reach and no hold, suspension or closed programme stops");
        }
        List<UUID> taken = sql.batched(id);
        PayoutBatch batch = new PayoutBatch(id, nameBankFile.name(taken), currency, scheme, executionOn, person, now);
        batch.payouts = taken.size();
        batch.totalMinor = sql.total(id);
        batches.persistAndFlush(batch);
        return batch;
    }
}
