package org.millioncarrots.claimant.vault;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;

/**
 * After a change of the primary master key, wraps all claimants' keys with it: once after each start, by ranges of buckets, each
 * a transaction. What was cut off goes on with the range that failed; several replicas do each other's work at worst.
 */
@ApplicationScoped
class RewrapKeys {
    private static final Logger LOG = Logger.getLogger(RewrapKeys.class);

    private static final int BUCKETS_AT_ONCE = 32;

    /** No claimant: the entry is about the keys of all. */
    private static final UUID ALL = new UUID(0, 0);

    private final VaultRows rows;
    private final MasterKeys masterKeys;
    private final AuditLog auditLog;
    private int next;
    private int done;

    RewrapKeys(VaultRows rows, MasterKeys masterKeys, AuditLog auditLog) {
        this.rows = rows;
        this.masterKeys = masterKeys;
        this.auditLog = auditLog;
    }

    @Scheduled(
            identity = "rewrap-keys",
            every = "1m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void goOn() {
        if (next >= Ids.BUCKETS) {
            return;
        }
        try {
            while (next < Ids.BUCKETS) {
                done += rewrap(next, next + BUCKETS_AT_ONCE - 1);
                next += BUCKETS_AT_ONCE;
            }
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "vault: claimants' keys of buckets from %d are not wrapped anew yet: %s",
                    next, Failures.withoutMessages(failed));
            return;
        }
        if (done > 0) {
            QuarkusTransaction.requiringNew()
                    .run(() -> auditLog.record(AuditAction.KEYS_CHANGED, ALL, AuditDetail.number("keys", done)));
        }
        LOG.infof("vault: all claimants' keys are wrapped with the primary master key, %d of them anew", done);
    }

    /**
     * Wraps anew what another master key than the primary one has wrapped; the claimants' own keys, and what they seal, stay.
     *
     * @return how many in these buckets were wrapped anew
     */
    int rewrap(int fromBucket, int toBucket) {
        return Math.toIntExact(rows.wrappedOtherwise(fromBucket, toBucket, masterKeys.primaryPrefix()).stream()
                .filter(other -> rows.replace(other, anew(other)))
                .count());
    }

    private byte[] anew(VaultRows.Wrapped other) {
        String purpose = IdentityVault.wrapping(other.claimantId());
        byte[] key = masterKeys.open(purpose, other.key());
        byte[] anew = masterKeys.seal(purpose, key);
        Arrays.fill(key, (byte) 0);
        return anew;
    }
}
