package org.millioncarrots.payout.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.payout.batch.Batches;

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
    void all() {
        int done = 0;
        Optional<UUID> batch = QuarkusTransaction.requiringNew().call(() -> next(new UUID(0, 0)));
        while (batch.isPresent()) {
            done++;
            UUID last = batch.get();
            batch = QuarkusTransaction.requiringNew().call(() -> next(last));
        }
        if (done > 0) {
            LOG.infof("bank files of the release before: %d sealed anew", done);
        }
    }

    /** One that cannot be opened keeps no other from it. */
    private Optional<UUID> next(UUID after) {
        Optional<UUID> batch = sql.sealedAsOne(after);
        batch.ifPresent(id -> {
            try {
                files.sealAnew(batches.get(id));
            } catch (IllegalStateException exchanged) {
                LOG.errorf(
                        "the bank file of batch %s does not open, or is not the one that was kept: it is not sealed anew",
                        id);
            }
        });
        return batch;
    }
}
