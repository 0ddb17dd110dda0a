package org.millioncarrots.payout.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.Sql;

/**
 * Lets a file go only when its approval cannot be lost with the database's server any more: a restore that does not know it would
 * take its payments for unpaid. An ordinary role may read all that is looked at.
 */
@ApplicationScoped
public class SecureApproval {
    private final Sql sql;
    private final Durability durability;

    SecureApproval(Sql sql, PaymentSettings settings) {
        this.sql = sql;
        this.durability = settings.durability();
    }

    /**
     * To be called outside of any transaction: what it marks must be committed before the file goes. Says nothing of a batch that
     * there is not.
     *
     * @throws Problem if the approval could still be lost (503): it is tried again later
     */
    public void require(UUID batch) {
        if (durability == Durability.NONE) {
            return;
        }
        // Whoever waits for a replica has the approval there once this, which comes after it in the log, is committed.
        boolean secured = QuarkusTransaction.requiringNew().call(() -> mark(batch));
        if (!secured) {
            throw Problem.of(
                    ProblemType.NOT_SECURED,
                    "the archive of the database's log does not have the batch's approval yet: retry, and if this lasts"
                            + " longer than archive_timeout, look at pg_stat_archiver");
        }
    }

    /**
     * Remembers a place in the log that lies behind the approval.
     *
     * @return whether it is in the archive, if it has to be
     */
    private boolean mark(UUID batch) {
        if (durability == Durability.REPLICATED && !waitsForReplica()) {
            throw Problem.of(
                    ProblemType.NOT_SECURED,
                    "carrots.payments.durability is REPLICATED, but the database commits without a synchronous replica:"
                            + " see synchronous_standby_names and synchronous_commit");
        }
        sql.of("""
                update payout_batch set approved_before = coalesce(approved_before, pg_current_wal_insert_lsn())
                where id = :batch and state = 'APPROVED'
                """).with("batch", batch).run();
        return durability != Durability.ARCHIVED || isArchived(batch);
    }

    private boolean waitsForReplica() {
        return sql.of("""
                        select current_setting('synchronous_standby_names') <> ''
                            and current_setting('synchronous_commit') in ('on', 'remote_apply') as waits
                        """).one(row -> row.flag("waits"));
    }

    /** Segments are archived in order. What else is archived, such as a timeline's history, says nothing. */
    private boolean isArchived(UUID batch) {
        return sql.of("""
                        select coalesce(a.last_archived_wal ~ '^[0-9A-F]{24}$'
                            and a.last_archived_wal >= pg_walfile_name(b.approved_before) collate "C", false)
                            or b.state <> 'APPROVED' as archived
                        from payout_batch b, pg_stat_archiver a where b.id = :batch
                        """)
                .with("batch", batch)
                .first(row -> row.flag("archived"))
                .orElse(true);
    }
}
