package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.StoppedPayouts;
import org.millioncarrots.payout.file.RenderBankFile.Prepared;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Makes the file of a batch from what is in it, once, and keeps it, with the references of its payments. */
@ApplicationScoped
public class PrepareBankFile {
    private final BatchSql sql;
    private final PrepareAttempts prepareAttempts;
    private final StoppedPayouts stopped;
    private final RenderBankFile renderBankFile;
    private final BankFiles files;
    private final Clock clock;

    PrepareBankFile(
            BatchSql sql,
            PrepareAttempts prepareAttempts,
            StoppedPayouts stopped,
            RenderBankFile renderBankFile,
            BankFiles files,
            Clock clock) {
        this.sql = sql;
        this.prepareAttempts = prepareAttempts;
        this.stopped = stopped;
        this.renderBankFile = renderBankFile;
        this.files = files;
        this.clock = clock;
    }

    /** @throws Problem if the bank may have any of it already (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public Prepared look(PayoutBatch batch) {
        if (sql.mayHaveBeenPaid(batch.id) > 0) {
            throw Problem.conflict(
                    ConflictReason.MAY_HAVE_BEEN_PAID,
                    "the bank has debited earlier attempts of payouts in the batch: cancel it and collect again without them");
        }
        List<BatchSql.Attempt> attempts = prepareAttempts.of(batch.id);
        prepareAttempts.requireUnknownToTheBank(attempts);
        return renderBankFile.prepare(batch, attempts, stopped.of(batch.id, Obstacle.TO_APPROVAL));
    }

    /**
     * After what is left out has left the batch.
     *
     * @return the file's SHA-256
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String store(PayoutBatch batch, Prepared prepared, Instant now) {
        sql.insertAttempts(batch.id, prepareAttempts.of(batch.id), now);
        batch.executionOn = TargetDays.following(latest(batch.executionOn, LocalDate.ofInstant(now, clock.getZone())));
        return files.keep(batch.id, renderBankFile.render(batch, prepared.transfers(), now), now);
    }

    /** A batch can have waited for its approval until its day had passed, which banks refuse. */
    private static LocalDate latest(LocalDate asked, LocalDate today) {
        return asked.isBefore(today) ? today : asked;
    }
}
