package org.millioncarrots.payout.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.payout.batch.Batches;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Seals anew, payee by payee, the files that the release before has sealed as one; file by file, on any replica, after any kill. */
@ApplicationScoped
class SealFilesAnew {
    private static final Logger LOG = Logger.getLogger(SealFilesAnew.class);

    private final BankFileSql sql;
    private final Batches batches;
    private final BankFiles files;

    SealFilesAnew(BankFileSql sql, Batches batches, BankFiles files) {
        this.sql = sql;
        this.batches = batches;
        this.files = files;
    }

    @Scheduled(
            identity = "seal-files-anew",
            every = "5m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void all() {
        int done = 0;
        Optional<UUID> batch = next(new UUID(0, 0));
        while (batch.isPresent()) {
            done += seal(batch.get()) ? 1 : 0;
            batch = next(batch.get());
        }
        if (done > 0) {
            LOG.infof("bank files of the release before: %d sealed anew", done);
        }
    }

    private Optional<UUID> next(UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> sql.sealedAsOne(after));
    }

    /** One that cannot be opened keeps no other from it. */
    private boolean seal(UUID batch) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean isFirst = sql.lockSealedAsOne(batch);
                if (isFirst) {
                    files.sealAnew(batches.get(batch));
                }
                return isFirst;
            });
        } catch (IllegalStateException exchanged) {
            LOG.errorf(
                    "the bank file of batch %s does not open, or is not the one that was kept: it is not sealed anew",
                    batch);
            return false;
        }
    }
}
