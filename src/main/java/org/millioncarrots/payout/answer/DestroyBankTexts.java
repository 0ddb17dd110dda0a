package org.millioncarrots.payout.answer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Destroys the texts of bank messages, in which names and accounts stand: some time after all payments in them are over, and at once
 * when somebody in them is erased. Their lines and hashes stay; nothing reads the texts.
 */
@ApplicationScoped
public class DestroyBankTexts {
    private static final Logger LOG = Logger.getLogger(DestroyBankTexts.class);
    private static final int AT_ONCE = 500;

    private final BankTextSql sql;
    private final Clock clock;
    private final Duration keep;

    DestroyBankTexts(BankTextSql sql, BankSettings settings, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.keep = settings.keepTexts();
    }

    @Scheduled(
            identity = "destroy-bank-texts",
            every = "1h",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void settled() {
        Instant now = clock.instant();
        int destroyed = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(() -> sql.settled(now.minus(keep), now, AT_ONCE));
            destroyed += some;
        } while (some == AT_ONCE);
        if (destroyed > 0) {
            LOG.infof("bank messages: %d texts destroyed, of which all payments are over", destroyed);
        }
    }

    /**
     * Those that name a payment of the claimant. Of which nobody knows whom they name may name the claimant.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(ClaimantId claimant) {
        return sql.of(claimant, clock.instant());
    }
}
