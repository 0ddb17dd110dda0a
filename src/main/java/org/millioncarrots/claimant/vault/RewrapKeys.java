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
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * After a change of the primary master key, wraps all claimants' keys with it: once after each start and each change, by ranges of
 * buckets. What was cut off goes on with the range that failed; several replicas do each other's work at worst.
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
    private byte[] prefix = {};
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
    @ForAllPartners
    synchronized void goOn() {
        try {
            byte[] now = masterKeys.primaryPrefix();
            if (!Arrays.equals(now, prefix)) {
                prefix = now;
                next = 0;
            }
            if (next < Ids.BUCKETS) {
                pass();
            }
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "vault: claimants' keys of buckets from %d are not wrapped anew yet: %s",
                    next, Failures.withoutMessages(failed));
        }
    }

    /** All that are left; where there were some, another replica may have wrapped more with the key before, and the next pass looks. */
    private void pass() {
        while (next < Ids.BUCKETS) {
            done += rewrap(next, next + BUCKETS_AT_ONCE - 1);
            next += BUCKETS_AT_ONCE;
        }
        if (done > 0) {
            int anew = done;
            QuarkusTransaction.requiringNew()
                    .run(() -> auditLog.record(AuditAction.KEYS_CHANGED, ALL, AuditDetail.number("keys", anew)));
            LOG.infof("vault: %d claimants' keys wrapped anew", anew);
            next = 0;
            done = 0;
            return;
        }
        LOG.info("vault: all claimants' keys are wrapped with the primary master key");
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
