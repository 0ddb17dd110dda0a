package org.millioncarrots.claimant.vault;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.VaultRows.Place;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

/**
 * Destroys sealed records once the act that decided it has committed, never before: what is destroyed cannot be had back. The decision is
 * a row of the act's own transaction; where the vault is away at that moment, the schedule carries it out.
 */
@ApplicationScoped
class DestroySealed {
    private static final Logger LOG = Logger.getLogger(DestroySealed.class);
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final VaultRows rows;
    private final TransactionSynchronizationRegistry transaction;
    private final Ids ids;
    private final Clock clock;

    DestroySealed(Sql sql, VaultRows rows, TransactionSynchronizationRegistry transaction, Ids ids, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** All of a claimant's records and the key, how large the family was, and what danger it was in. */
    void askForAll(UUID claimantId) {
        for (String delete : List.of("delete from dependant", "delete from vault_note", "delete from check_in")) {
            sql.of(delete + " where bucket = :bucket and claimant_id = :claimant")
                    .with("bucket", Ids.bucketOf(claimantId))
                    .with("claimant", claimantId)
                    .run();
        }
        ask(claimantId, null, null);
        afterCommit(() -> rows.destroy(claimantId));
    }

    void ask(Place place) {
        ask(place.claimantId(), place.kind(), place.version());
        afterCommit(() -> rows.destroy(place));
    }

    private void ask(UUID claimantId, @Nullable String kind, @Nullable Integer version) {
        short bucket = Ids.bucketOf(claimantId);
        sql.of("""
                insert into vault_destruction (bucket, id, claimant_id, kind, version, asked_at)
                values (:bucket, :id, :claimant, cast(:kind as varchar), cast(:version as integer), :now)
                """)
                .with("bucket", bucket)
                .with("id", ids.next(bucket))
                .with("claimant", claimantId)
                .with("kind", kind)
                .with("version", version)
                .with("now", clock.instant())
                .run();
    }

    private void afterCommit(Runnable destruction) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    attempt(destruction);
                }
            }
        });
    }

    private static void attempt(Runnable destruction) {
        try {
            destruction.run();
        } catch (RuntimeException away) {
            LOG.warnf(
                    "vault: nothing is destroyed at this moment, but within minutes: %s",
                    Failures.withoutMessages(away));
        }
    }

    private record Asked(
            UUID id,
            UUID claimantId,
            @Nullable String kind,
            @Nullable Integer version) {}

    /** What was not carried out at once; what was is carried out again, which changes nothing. */
    @Scheduled(
            identity = "destroy-sealed",
            every = "1m",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void carryOut() {
        List<Asked> asked = QuarkusTransaction.requiringNew().call(() -> sql.of("""
                select id, claimant_id, kind, version from vault_destruction order by bucket, id limit :limit
                """)
                .with("limit", AT_ONCE)
                .list(row -> new Asked(
                        row.id("id"), row.id("claimant_id"), row.textOrNull("kind"), row.integerOrNull("version"))));
        asked.forEach(this::carryOut);
    }

    private void carryOut(Asked asked) {
        if (asked.kind() == null || asked.version() == null) {
            rows.destroy(asked.claimantId());
        } else {
            rows.destroy(new Place(asked.claimantId(), asked.kind(), asked.version()));
        }
        QuarkusTransaction.requiringNew()
                .run(() -> sql.of("delete from vault_destruction where bucket = :bucket and id = :id")
                        .with("bucket", Ids.bucketOf(asked.id()))
                        .with("id", asked.id())
                        .run());
    }
}
