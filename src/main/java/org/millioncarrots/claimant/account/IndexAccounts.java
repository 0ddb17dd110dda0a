package org.millioncarrots.claimant.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/**
 * Puts claimants into the index who were registered before there was one, and counts all accounts anew with the setting as it is:
 * once after each start, by ranges of buckets. Several replicas do each other's work at worst.
 */
@ApplicationScoped
class IndexAccounts {
    private static final Logger LOG = Logger.getLogger(IndexAccounts.class);
    private static final int BUCKETS_AT_ONCE = 16;

    private final Sql sql;
    private final AccountIndex index;
    private final SharedAccounts shared;
    private final IdentityVault vault;
    private int next;
    private int done;

    IndexAccounts(Sql sql, AccountIndex index, SharedAccounts shared, IdentityVault vault) {
        this.sql = sql;
        this.index = index;
        this.shared = shared;
        this.vault = vault;
    }

    @Scheduled(
            identity = "index-accounts",
            every = "1m",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void goOn() {
        if (next > Ids.BUCKETS) {
            return;
        }
        try {
            while (next < Ids.BUCKETS) {
                int from = next;
                done += QuarkusTransaction.requiringNew().call(() -> index(from, from + BUCKETS_AT_ONCE - 1));
                next += BUCKETS_AT_ONCE;
            }
            QuarkusTransaction.requiringNew().run(shared::lookAtAll);
            next = Ids.BUCKETS + 1;
        } catch (RuntimeException failed) {
            LOG.warnf("accounts of buckets from %d are not indexed yet: %s", next, Failures.withoutMessages(failed));
            return;
        }
        LOG.infof("all accounts are indexed, %d of them anew", done);
    }

    /**
     * Locked, so that whoever is erased at this moment is not indexed afterwards.
     *
     * @return how many were not in the index
     */
    int index(int fromBucket, int toBucket) {
        List<Missing> missing =
                sql.of("""
                select c.id, c.destination_version from claimant c
                where c.bucket between :from and :to and c.state = 'ACTIVE' and c.destination_version > 0
                    and not exists (select from account_index x
                        where x.bucket = c.bucket and x.claimant_id = c.id and x.version = c.destination_version)
                for update of c
                """).with("from", fromBucket).with("to", toBucket).list(IndexAccounts::missing);
        missing.forEach(one -> vault.destination(one.claimant(), one.version())
                .ifPresent(destination ->
                        index.add(new ClaimantId(one.claimant()), one.version(), index.key(destination.account()))));
        return missing.size();
    }

    private record Missing(UUID claimant, int version) {}

    private static Missing missing(Row row) {
        return new Missing(row.id("id"), row.integer("destination_version"));
    }
}
