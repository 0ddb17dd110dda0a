package org.millioncarrots.claimant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

/**
 * After a change of the keys by which people are recognised: computes from the vault what the first of them makes, and once it is the
 * only one takes away what others have made, again until nothing is left: a request that was under way, or another replica, may still
 * have written with the keys before. Some people at a time, each a short transaction; after each start and each change. Several
 * replicas do each other's work at worst.
 */
@ApplicationScoped
class IndexPersons {
    private static final Logger LOG = Logger.getLogger(IndexPersons.class);
    private static final int BUCKETS_AT_ONCE = 512;
    private static final int PEOPLE_AT_ONCE = 50;

    /** No claimant: the entry is about the index of all. */
    private static final UUID ALL = new UUID(0, 0);

    private final Sql sql;
    private final PersonIndex index;
    private final IdentityVault vault;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private List<String> done = List.of();

    IndexPersons(Sql sql, PersonIndex index, IdentityVault vault, MasterKeys keys, AuditLog auditLog) {
        this.sql = sql;
        this.index = index;
        this.vault = vault;
        this.keys = keys;
        this.auditLog = auditLog;
    }

    private record Person(UUID person, UUID claimant) {}

    @Scheduled(
            identity = "index-persons",
            every = "1m",
            delayed = "45s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    synchronized void goOn() {
        List<String> names = keys.personKeys().names();
        if (names.equals(done)) {
            return;
        }
        try {
            if (hasOthersThan(names.getFirst()) && replace(names) > 0) {
                return;
            }
        } catch (RuntimeException failed) {
            LOG.warnf("claimants: not all people are indexed yet: %s", Failures.withoutMessages(failed));
            return;
        }
        done = names;
    }

    /** @return how many rows were taken away */
    private int replace(List<String> names) {
        int anew = computeMissing(names.getFirst());
        int taken = names.size() == 1 ? takeAway(names.getFirst()) : 0;
        if (anew + taken > 0) {
            QuarkusTransaction.requiringNew()
                    .run(() -> auditLog.record(
                            AuditAction.KEYS_CHANGED,
                            ALL,
                            AuditDetail.number("persons", anew),
                            AuditDetail.number("takenAway", taken)));
        }
        LOG.infof("claimants: all people are in the index of the first key of persons, %d of them anew", anew);
        return taken;
    }

    private boolean hasOthersThan(String key) {
        return QuarkusTransaction.requiringNew().call(() -> sql.of("select from blind_index where key <> :key limit 1")
                .with("key", key)
                .exists());
    }

    /** @return how many were not in the index of this key */
    private int computeMissing(String key) {
        int anew = 0;
        for (int from = 0; from < Ids.BUCKETS; from += BUCKETS_AT_ONCE) {
            List<Person> missing = missing(key, from, from + BUCKETS_AT_ONCE - 1);
            for (int i = 0; i < missing.size(); i += PEOPLE_AT_ONCE) {
                List<Person> some = missing.subList(i, Math.min(missing.size(), i + PEOPLE_AT_ONCE));
                QuarkusTransaction.requiringNew().run(() -> some.forEach(this::computeAgain));
            }
            anew += missing.size();
        }
        return anew;
    }

    private List<Person> missing(String key, int fromBucket, int toBucket) {
        return QuarkusTransaction.requiringNew().call(() -> sql.of("""
                select c.person_id, c.id from claimant c
                where c.bucket between :from and :to and c.state = 'ACTIVE'
                    and not exists (select from blind_index b
                        where b.bucket = c.bucket and b.person_id = c.person_id and b.key = :key)
                order by c.bucket, c.id
                """)
                .with("from", fromBucket)
                .with("to", toBucket)
                .with("key", key)
                .list(row -> new Person(row.id("person_id"), row.id("id"))));
    }

    /** Locked, so that whoever is erased at this moment is not indexed afterwards. */
    private void computeAgain(Person one) {
        boolean active = sql.of(
                        "select 1 from claimant where bucket = :bucket and id = :id and state = 'ACTIVE' for update")
                .with("bucket", Ids.bucketOf(one.claimant()))
                .with("id", one.claimant())
                .exists();
        if (active) {
            vault.identity(one.claimant()).ifPresent(identity -> index.rememberAgain(one.person(), identity));
        }
    }

    /** What is left under other keys: of those who are in the index of this one, and of the erased. */
    private int takeAway(String key) {
        int taken = 0;
        for (int from = 0; from < Ids.BUCKETS; from += BUCKETS_AT_ONCE) {
            int first = from;
            taken += QuarkusTransaction.requiringNew()
                    .call(() -> sql.of("delete from blind_index where bucket between :from and :to and key <> :key")
                            .with("from", first)
                            .with("to", first + BUCKETS_AT_ONCE - 1)
                            .with("key", key)
                            .run());
        }
        QuarkusTransaction.requiringNew().run(() -> sql.of("delete from name_index where key <> :key")
                .with("key", key)
                .run());
        return taken;
    }
}
